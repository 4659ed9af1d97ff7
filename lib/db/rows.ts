import { z } from 'zod'
import { db } from './client.ts'
import type { Prisma } from './generated/client.ts'

/** The database, or a transaction. */
export type Client = Pick<Prisma.TransactionClient, '$queryRaw'>

/**
 * The rows of a statement that Prisma's own queries cannot express, each checked to be of this shape.
 * @throws ZodError when the statement answers with something else
 */
export async function queryRows<Row>(
  shape: z.ZodType<Row>,
  statement: Prisma.Sql,
  client: Client = db(),
): Promise<Row[]> {
  return z.array(shape).parse(await client.$queryRaw(statement))
}
