import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { processSingleton } from '../process-singleton.ts'
import { nameForSearch } from '../search/name-for-search.ts'

const row = z.object({ id: z.int(), name: z.string() })

/** The numbers of the sources with published articles that a search by this name means, in any spelling of it. */
export function publishedSourcesCalled(name: string): Promise<number[]> {
  return sourcesWhere(
    name,
    Prisma.sql`EXISTS (
      SELECT FROM article WHERE status = 'published' AND source_id > 0 AND source_id = source.id)`,
  )
}

/** The same with articles of any state, as the desk looks for them. */
export function allSourcesCalled(name: string): Promise<number[]> {
  return sourcesWhere(name, Prisma.sql`true`)
}

async function sourcesWhere(name: string, condition: Prisma.Sql): Promise<number[]> {
  const key = nameForSearch(name)
  const ids = (await knownSources()).get(key) ?? []
  if (ids.length === 0) return []
  const found = await queryRows(
    row,
    Prisma.sql`SELECT id, name FROM source WHERE id = ANY (${ids}) AND ${condition} ORDER BY id`,
  )
  return found.flatMap((one) => (nameForSearch(one.name) === key ? one.id : []))
}

/** Sources are added and never renamed. One of a transaction that took long has a lower number than some that were read. */
const MOST_LATE = 1_000

type Known = { byKey: Map<string, number[]>; names: Map<number, string>; last: number }

const known = processSingleton('sources-by-name', () => ({
  all: { byKey: new Map(), names: new Map(), last: 0 } as Known,
  reading: null as Promise<void> | null,
}))

/** The numbers of all sources by their names in the form in which searches compare them; read once a process, then what is new,
 *  for all who ask at once. */
async function knownSources(): Promise<ReadonlyMap<string, readonly number[]>> {
  known.reading ??= readNew(known.all).finally(() => {
    known.reading = null
  })
  await known.reading
  return known.all.byKey
}

async function readNew(all: Known): Promise<void> {
  const rows = await queryRows(
    row,
    Prisma.sql`SELECT id, name FROM source WHERE id > ${all.last - MOST_LATE} ORDER BY id`,
  )
  for (const { id, name } of rows) {
    if (all.names.get(id) === name) continue
    const key = nameForSearch(name)
    all.byKey.set(key, [...(all.byKey.get(key) ?? []), id])
    all.names.set(id, name)
    all.last = Math.max(all.last, id)
  }
}
