import { type Logger, pino } from 'pino'
import { config } from './config.ts'
import { processSingleton } from './process-singleton.ts'

const [STDOUT, STDERR] = [1, 2]

/** The process's log: one JSON object a line on standard output, of `LOG_LEVEL` and above. */
export function logs(): Logger {
  return processSingleton('logs', () => {
    const options = {
      level: config().logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: pino.stdSerializers.errWithCause },
    }
    return pino(options, pino.destination({ fd: destination().fd, sync: true }))
  })
}

/** Has the log written to standard error, where standard output is for the answer of a command. Called before the first line. */
export function logToStderr(): void {
  destination().fd = STDERR
}

function destination(): { fd: number } {
  return processSingleton('log-destination', () => ({ fd: STDOUT }))
}
