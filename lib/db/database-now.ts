import { z } from 'zod'
import { Prisma } from './generated/client.ts'
import { type Client, queryRows } from './rows.ts'

/** Now, by the database's clock: that of a transaction is the moment at which it began. */
export async function databaseNow(client?: Client): Promise<Date> {
  const [row] = await queryRows(
    z.object({ now: z.date() }),
    Prisma.sql`SELECT now()::timestamptz(3) AS now`,
    client,
  )
  if (!row) throw new Error('the database gave no time')
  return row.now
}
