import { noteOutage } from './db/outage-log.ts'
import { logs } from './logs.ts'
import { isOutage } from './outage.ts'

/** Logs an unexpected error. Failures during an outage of the database are summed in two lines; see db/outage-log.ts. */
export function reportFailure(error: unknown, message: string): void {
  if (isOutage(error)) noteOutage({ reason: reasonOf(error as Error), during: message, failures: 1 })
  else logs().error(error, message)
}

function reasonOf({ message }: Error): string {
  return message.trim().split('\n').at(-1) ?? ''
}
