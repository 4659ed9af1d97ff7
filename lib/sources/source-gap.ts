import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { shanghaiDate } from '../time.ts'
import type { Gap } from './source-bases.ts'
import { hostsAbove, nameKey, tidyHost } from './source-keys.ts'

/** Where a text says that it is from. */
export type Said = { sourceName: string | null; sourceUrl: string | null }

type Client = Pick<Prisma.TransactionClient, 'listedSource' | 'listedSourceKey'>

/**
 * Why a text may not be reposted without a chief editor's decision: its source is not listed, its basis is over, or the text
 * was found at a site that belongs to no listed source. Null where it may be.
 */
export async function sourceGap(
  { sourceName, sourceUrl }: Said,
  { client = db(), now = new Date() }: { client?: Client; now?: Date } = {},
): Promise<Gap | null> {
  const name = sourceName ?? ''
  const host = sourceUrl === null ? null : tidyHost(sourceUrl)
  const found = { sourceName: name, listedName: null, expiredOn: null, host: host ?? sourceUrl }
  const key = await client.listedSourceKey.findUnique({
    where: { key: nameKey(name) },
    select: { source: { select: { name: true, hosts: true, expiresOn: true } } },
  })
  if (!key) return { ...found, gap: 'unlisted' }
  const { name: listedName, hosts, expiresOn } = key.source
  const today = new Date(`${shanghaiDate(now)}T00:00:00Z`)
  if (expiresOn && expiresOn < today)
    return { ...found, gap: 'expired', listedName, expiredOn: expiresOn.toISOString().slice(0, 10) }
  if (sourceUrl === null || hosts.length === 0) return null
  // An address without a name that can be listed, such as an IP address, is at no listed site.
  if (host !== null && (await isListedHost(client, host, today))) return null
  return { ...found, gap: 'other_host', listedName }
}

/** The name of the listed source at whose site a page stands, where there is one alone; else null. */
export async function sourceNameAt(address: string): Promise<string | null> {
  const host = tidyHost(address)
  const at =
    host === null
      ? []
      : await db().listedSource.findMany({ where: atHost(host), take: 2, select: { name: true } })
  const [only, another] = at
  return only && !another ? only.name : null
}

async function isListedHost(client: Client, host: string, today: Date): Promise<boolean> {
  const where = { ...atHost(host), OR: [{ expiresOn: null }, { expiresOn: { gte: today } }] }
  return (await client.listedSource.findFirst({ where, select: { id: true } })) !== null
}

function atHost(host: string) {
  return { removedAt: null, hosts: { hasSome: hostsAbove(host) } }
}
