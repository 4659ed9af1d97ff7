import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { transaction } from '#lib/db/transaction.ts'
import { HOT } from '../articles/tags.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { listsStatement, type WrittenLists } from './lists-statement.ts'
import { KEPT } from './most-viewed.ts'
import type { Spans } from './spans.ts'

/** The newest are looked at each time: what was imported with the views of its source was not viewed here. */
const NEWEST = 200
/** The lists of so many cities are one statement. */
const CITIES = 30

/**
 * Writes the hot lists as of now: the articles of the last lists, those that were viewed in this hour, the newest, and
 * others. Rows that stay as they were are not written.
 * @param others by city; null within the hour, when only the lists of the whole site and of some cities can change
 * @returns whether an order changed; then the pages that show one are purged
 */
export async function writeSnapshot(
  spans: Spans,
  others: ReadonlyMap<number, readonly number[]> | null,
): Promise<boolean> {
  const cityIds = others === null ? await changedCities(spans) : await allCities()
  let moved = false
  for (let from = 0; from < cityIds.length; from += CITIES) {
    const some = cityIds.slice(from, from + CITIES)
    const ids = some.flatMap((cityId) => others?.get(cityId) ?? [])
    moved = (await writeLists(spans, { cityIds: some, ids })) || moved
  }
  const ids = others === null ? [] : await firstOfCities()
  return (await writeLists(spans, { cityIds: null, ids })) || moved
}

/** With the purge in the same transaction: lists that stand are not written again, so that none could make up for it. */
function writeLists(spans: Spans, lists: Pick<WrittenLists, 'cityIds' | 'ids'>): Promise<boolean> {
  return transaction(async (tx) => {
    const [written] = await queryRows(movedRow, listsStatement(spans, { ...lists, newest: NEWEST }), tx)
    const moved = written?.moved ?? false
    if (moved) await purgeTags(tx, [HOT])
    return moved
  })
}

const movedRow = z.object({ moved: z.boolean() })
const idRow = z.object({ id: z.int() })

async function allCities(): Promise<number[]> {
  return (await queryRows(idRow, Prisma.sql`SELECT id FROM city ORDER BY id`)).map(({ id }) => id)
}

/** The cities of articles that were viewed or changed in this hour, and those in whose lists such a one stands. */
async function changedCities({ hourStart }: Spans): Promise<number[]> {
  const rows = await queryRows(
    idRow,
    Prisma.sql`
      WITH changed AS MATERIALIZED (
        SELECT id, city_id FROM article
        WHERE status IN ('draft', 'published', 'suspended', 'taken_down') AND id > 0 AND changed_at >= ${hourStart}
      )
      SELECT city_id AS id FROM view_hour JOIN article ON article.id = article_id
      WHERE hour = ${hourStart} AND human > 0
      UNION SELECT city_id FROM changed
      UNION SELECT hot.city_id FROM hot_article AS hot JOIN changed ON changed.id = hot.article_id
      WHERE hot.city_id IS NOT NULL
      ORDER BY 1`,
  )
  return rows.map(({ id }) => id)
}

/** The articles that are first in the lists of cities: among them are those of the whole site. */
async function firstOfCities(): Promise<number[]> {
  const rows = await queryRows(
    idRow,
    Prisma.sql`
      SELECT DISTINCT article_id AS id FROM (
        SELECT article_id, rank() OVER (PARTITION BY period ORDER BY views DESC) AS place
        FROM hot_article WHERE city_id IS NOT NULL
      ) AS ranked WHERE place <= ${KEPT}`,
  )
  return rows.map(({ id }) => id)
}
