import type { Prisma } from '#lib/db/generated/client.ts'

/** Whether the form of this key was accepted already. What stands in the way of a further one does not refuse its second press. */
export async function wasMade(
  client: Pick<Prisma.TransactionClient, 'idempotencyKey'>,
  key: string,
): Promise<boolean> {
  return (await client.idempotencyKey.count({ where: { key, madeId: { not: null } } })) > 0
}
