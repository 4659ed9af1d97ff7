import type { Prisma } from '#lib/db/generated/client.ts'
import { blindIndexes } from '../sealed/blind-index.ts'

/** The parties that gave this e-mail address or telephone number, by their ids, newest first; none that was deleted. */
export async function partiesOfContact(
  client: Pick<Prisma.TransactionClient, 'party'>,
  contact: string,
): Promise<string[]> {
  const indexes = blindIndexes('contact', contact)
  const rows = await client.party.findMany({
    where: { OR: [{ emailIndex: { in: indexes } }, { phoneIndex: { in: indexes } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
