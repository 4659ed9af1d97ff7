import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { transaction } from '#lib/db/transaction.ts'
import { HOT } from '../articles/tags.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { KEPT } from './most-viewed.ts'
import type { Spans } from './spans.ts'

/** The newest are looked at each time: what was imported with the views of its source was not viewed here. */
const NEWEST = 200

/**
 * Writes the hot lists as of now: the articles of the last lists, those that were viewed in this hour, the newest, and
 * others. Rows that stay as they were are not written.
 * @returns whether an order changed; then the pages that show one are purged
 */
export async function writeSnapshot(spans: Spans, others: readonly number[]): Promise<boolean> {
  return transaction(async (tx) => {
    const [written] = await queryRows(z.object({ moved: z.boolean() }), statement(spans, others), tx)
    if (written?.moved) await purgeTags(tx, [HOT])
    return written?.moved ?? false
  })
}

const samePlace = Prisma.sql`
  old.period = fresh.period AND coalesce(old.city_id, 0) = coalesce(fresh.city_id, 0) AND old.rank = fresh.rank`

function statement({ hour, hourStart }: Spans, others: readonly number[]): Prisma.Sql {
  return Prisma.sql`
    WITH fresh AS MATERIALIZED (${ranking(hour, hourStart, others)}),
    updated AS (
      UPDATE hot_article AS old SET article_id = fresh.article_id, views = fresh.views FROM fresh
      WHERE ${samePlace} AND (old.article_id, old.views) <> (fresh.article_id, fresh.views)
    ), inserted AS (
      INSERT INTO hot_article (period, city_id, rank, article_id, views)
      SELECT period, city_id, rank, article_id, views FROM fresh
      WHERE NOT EXISTS (SELECT FROM hot_article AS old WHERE ${samePlace})
    ), deleted AS (
      DELETE FROM hot_article AS old WHERE NOT EXISTS (SELECT FROM fresh WHERE ${samePlace})
    )
    SELECT EXISTS (
      SELECT FROM fresh FULL JOIN hot_article AS old ON ${samePlace} WHERE old.article_id IS DISTINCT FROM fresh.article_id
    ) AS moved`
}

function ranking(hour: number, hourStart: Date, others: readonly number[]): Prisma.Sql {
  return Prisma.sql`
    SELECT * FROM (
      SELECT period, place.city_id, article_id, views,
        row_number() OVER (
          PARTITION BY period, place.city_id ORDER BY views DESC, published_at DESC, article_id DESC
        )::smallint AS rank
      FROM (${candidates(hour, hourStart, others)}) AS viewed
      CROSS JOIN LATERAL (VALUES ('day'::hot_period, day), ('week', week), ('month', month), ('all', total))
        AS each (period, views)
      CROSS JOIN LATERAL (VALUES (viewed.city_id), (NULL)) AS place (city_id)
      WHERE views > 0
    ) AS ranked WHERE rank <= ${KEPT}`
}

function candidates(hour: number, hourStart: Date, others: readonly number[]): Prisma.Sql {
  return Prisma.sql`
    SELECT article.id AS article_id, article.city_id, article.published_at,
      coalesce(span.day, 0) + coalesce(now.human, 0) AS day,
      coalesce(span.week, 0) + coalesce(now.human, 0) AS week,
      coalesce(span.month, 0) + coalesce(now.human, 0) AS month,
      coalesce(view_counter.total, 0) AS total
    FROM (
      SELECT article_id AS id FROM hot_article
      UNION SELECT article_id FROM view_hour WHERE hour = ${hourStart} AND human > 0
      UNION (
        SELECT id FROM article WHERE status = 'published' AND id > 0
        ORDER BY published_at DESC, id DESC LIMIT ${Prisma.raw(String(NEWEST))}
      )
      UNION SELECT unnest(${[...others]}::int[])
    ) AS candidate
    JOIN article ON article.id = candidate.id AND article.status = 'published'
    LEFT JOIN view_window AS span ON span.hour = ${hour} AND span.article_id = article.id
    LEFT JOIN view_hour AS now ON now.hour = ${hourStart} AND now.article_id = article.id
    LEFT JOIN view_counter ON view_counter.article_id = article.id`
}
