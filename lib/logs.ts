import { type Logger, pino } from 'pino'
import { config } from './config.ts'
import { oncePerProcess } from './process.ts'

/** The process's log: one JSON object a line on standard output, from `LOG_LEVEL` up. */
export function logs(): Logger {
  return oncePerProcess('logs', () =>
    pino({
      level: config().logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: pino.stdSerializers.errWithCause },
    }),
  )
}
