import { Prisma } from '#lib/db/generated/client.ts'
import type { MailState } from '#lib/db/generated/enums.ts'

/** Those of a mail that has not brought its letter, and will not. */
const undelivered: readonly MailState[] = ['undeliverable', 'failed', 'not_configured']

/** Whether a mail has not brought its letter, and will not: refused or sent back, not taken, or without a mail server. */
export function isUndelivered(state: MailState): boolean {
  return undelivered.includes(state)
}

/** The same of a column of a statement. */
export function undeliveredIn(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${column}::text IN (${Prisma.join([...undelivered])})`
}
