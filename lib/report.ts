import { noteOutage } from './db/outage-log.ts'
import { logs } from './logs.ts'
import { isOutage } from './outage.ts'

/**
 * Writes down that something failed which nobody foresaw. While the database is away that is the same for every
 * request: one line says when it went, one when it is back and how much failed in between.
 */
export function reportFailure(error: unknown, message: string): void {
  if (isOutage(error)) noteOutage({ reason: reasonOf(error as Error), during: message, failures: 1 })
  else logs().error(error, message)
}

function reasonOf({ message }: Error): string {
  return message.trim().split('\n').at(-1) ?? ''
}
