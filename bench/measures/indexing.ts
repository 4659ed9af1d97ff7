import { enterInSearch } from '#lib/articles/search/enter-in-search.ts'
import { pool } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { Row } from '../table.ts'

/** Entered again, to see how many a second that are. */
const AT_ONCE = 1_000
const BATCH = 100
const ONE_BY_ONE = 200

/** What the index of searches takes of a database: its size, and how many articles a second enter it. */
export type Indexing = { size: string; atOnce: number; oneByOne: number }

/** Measures it in the database of this process; what it takes out it enters again. */
export async function indexingHere(): Promise<Indexing> {
  const { rows } = await pool().query<{ size: string }>(
    `SELECT pg_size_pretty(pg_relation_size('search_entry_grams')) || ', with its table ' ||
       pg_size_pretty(pg_total_relation_size('search_entry')) AS size`,
  )
  const { rows: last } = await pool().query<{ id: number }>(
    `SELECT id FROM article ORDER BY id DESC LIMIT ${AT_ONCE}`,
  )
  const ids = last.map(({ id }) => id)
  await pool().query('DELETE FROM search_entry WHERE article_id = ANY ($1)', [ids])
  const enter = (some: readonly number[]) =>
    transaction((tx) =>
      enterInSearch(
        tx,
        some.map((id) => ({ id })),
      ),
    )
  const atOnce = await perSecond(AT_ONCE, async () => {
    for (let from = 0; from < ids.length; from += BATCH) await enter(ids.slice(from, from + BATCH))
  })
  const oneByOne = await perSecond(ONE_BY_ONE, async () => {
    for (const id of ids.slice(0, ONE_BY_ONE)) await enter([id])
  })
  return { size: rows[0]?.size ?? '', atOnce, oneByOne }
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return Math.round((count / (performance.now() - from)) * 1_000)
}

export function indexingRows(small: Indexing, large: Indexing, against: string): Row[] {
  const row = (what: string, of: (one: Indexing) => string | number): Row => ({
    what,
    against: `${against}: ${of(small)}`,
    figure: `${of(large)}`,
    target: '',
  })
  return [
    row('index of searches', ({ size }) => size),
    row('entered in it, a hundred a transaction, articles a second', ({ atOnce }) => atOnce),
    row('entered in it, each in a transaction of its own, articles a second', ({ oneByOne }) => oneByOne),
  ]
}
