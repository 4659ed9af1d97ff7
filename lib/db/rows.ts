import { z } from 'zod'
import { db } from './client.ts'
import type { Prisma } from './generated/client.ts'

/** The database, or a transaction. */
export type Client = Pick<Prisma.TransactionClient, '$queryRaw'>

/**
 * The rows of a raw statement, each parsed by the schema.
 * @throws ZodError when a row has another shape
 */
export async function queryRows<Row>(
  shape: z.ZodType<Row>,
  statement: Prisma.Sql,
  client: Client = db(),
): Promise<Row[]> {
  return z.array(shape).parse(await client.$queryRaw(statement))
}
