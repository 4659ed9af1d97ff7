import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { processSingleton } from '../process-singleton.ts'
import { nameForSearch } from '../search/name-for-search.ts'
import { hasPublished, sourceRow } from './source-rows.ts'

/**
 * The numbers of the sources with published articles that a search by this name means: all whose names a search takes for the
 * same (lib/search/name-for-search.ts), as it does with words. A list has one source (source-named.ts).
 */
export function publishedSourcesCalled(name: string): Promise<number[]> {
  return sourcesWhere(name, hasPublished)
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
    sourceRow,
    Prisma.sql`SELECT id, name FROM source WHERE id = ANY (${ids}) AND ${condition} ORDER BY id`,
  )
  return found.flatMap((one) => (nameForSearch(one.name) === key ? one.id : []))
}

/**
 * A source is added once and never renamed. One that a long transaction adds can become visible after sources with higher
 * numbers: so many numbers below the last one are read again.
 */
const MOST_LATE = 1_000

type Known = { byKey: Map<string, number[]>; names: Map<number, string>; last: number }

const known = processSingleton<{ all: Known; reading: Promise<void> | null }>('sources-by-name', () => ({
  all: { byKey: new Map(), names: new Map(), last: 0 },
  reading: null,
}))

/** The numbers of all sources by their names in the form in which searches compare them. A process reads all of them once, and
 *  then only new ones; requests at one time share one reading. */
async function knownSources(): Promise<ReadonlyMap<string, readonly number[]>> {
  known.reading ??= readNew(known.all).finally(() => {
    known.reading = null
  })
  await known.reading
  return known.all.byKey
}

async function readNew(all: Known): Promise<void> {
  const rows = await queryRows(
    sourceRow,
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
