import { type Logger, pino } from 'pino'
import { config } from './config.ts'
import { processSingleton } from './process-singleton.ts'

/** The process's log: one JSON object a line on standard output, from `LOG_LEVEL` up. */
export function logs(): Logger {
  return processSingleton('logs', () =>
    pino({
      level: config().logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: pino.stdSerializers.errWithCause },
    }),
  )
}
