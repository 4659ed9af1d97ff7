import type { Prisma } from '#lib/db/generated/client.ts'
import { nameKey } from './source-keys.ts'

type Client = Pick<Prisma.TransactionClient, 'listedSourceKey'>

/** Where sources are told of claims of rights in what was reposted from them.
 *  @returns by each of the names that has such an address, the listed source that keeps it */
export async function rightsContacts(client: Client, names: readonly string[]): Promise<Map<string, number>> {
  const keys = await client.listedSourceKey.findMany({
    where: { key: { in: names.map(nameKey) }, source: { removedAt: null, rightsEmail: { not: null } } },
    select: { key: true, sourceId: true },
  })
  const listed = new Map(keys.map(({ key, sourceId }) => [key, sourceId]))
  return new Map(
    names.flatMap((name): [string, number][] => {
      const id = listed.get(nameKey(name))
      return id === undefined ? [] : [[name, id]]
    }),
  )
}
