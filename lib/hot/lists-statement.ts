import { Prisma } from '#lib/db/generated/client.ts'
import { KEPT } from './most-viewed.ts'
import type { Spans } from './spans.ts'

/** Which lists are written, and the articles that can be in them beside those that are. */
export type WrittenLists = {
  /** Null: those of the whole site. */
  cityIds: readonly number[] | null
  ids: readonly number[]
  /** So many of the newest articles. */
  newest: number
}

const samePlace = Prisma.sql`
  old.period = fresh.period AND coalesce(old.city_id, 0) = coalesce(fresh.city_id, 0) AND old.rank = fresh.rank`

/** A statement that writes these lists and returns one row: `moved`, whether an order changed. */
export function listsStatement(spans: Spans, lists: WrittenLists): Prisma.Sql {
  const ofThese = inLists(lists)
  return Prisma.sql`
    WITH fresh AS MATERIALIZED (${ranking(spans, lists)}),
    updated AS (
      UPDATE hot_article AS old SET article_id = fresh.article_id, views = fresh.views FROM fresh
      WHERE ${samePlace} AND ${ofThese} AND (old.article_id, old.views) <> (fresh.article_id, fresh.views)
    ), inserted AS (
      INSERT INTO hot_article (period, city_id, rank, article_id, views)
      SELECT period, city_id, rank, article_id, views FROM fresh
      WHERE NOT EXISTS (SELECT FROM hot_article AS old WHERE ${samePlace} AND ${ofThese})
    ), deleted AS (
      DELETE FROM hot_article AS old WHERE ${ofThese} AND NOT EXISTS (SELECT FROM fresh WHERE ${samePlace})
    )
    SELECT EXISTS (
      SELECT FROM fresh FULL JOIN (SELECT * FROM hot_article AS old WHERE ${ofThese}) AS old ON ${samePlace}
      WHERE old.article_id IS DISTINCT FROM fresh.article_id
    ) AS moved`
}

function inLists({ cityIds }: WrittenLists): Prisma.Sql {
  return cityIds === null
    ? Prisma.sql`old.city_id IS NULL`
    : Prisma.sql`old.city_id = ANY (${[...cityIds]}::int[])`
}

function ranking(spans: Spans, lists: WrittenLists): Prisma.Sql {
  const cityId = lists.cityIds === null ? Prisma.sql`NULL::int` : Prisma.sql`viewed.city_id`
  return Prisma.sql`
    SELECT period, city_id, article_id, views, rank::smallint AS rank FROM (
      SELECT period, ${cityId} AS city_id, article_id, views,
        row_number() OVER (
          PARTITION BY period, ${cityId} ORDER BY views DESC, published_at DESC, article_id DESC
        ) AS rank
      FROM (${candidates(spans, lists)}) AS viewed
      CROSS JOIN LATERAL (VALUES ('day'::hot_period, day), ('week', week), ('month', month), ('all', total))
        AS each (period, views)
      WHERE views > 0
    ) AS ranked WHERE rank <= ${KEPT}`
}

function candidates({ hour, hourStart }: Spans, lists: WrittenLists): Prisma.Sql {
  const { cityIds, ids, newest } = lists
  return Prisma.sql`
    SELECT article.id AS article_id, article.city_id, article.published_at,
      coalesce(span.day, 0) + coalesce(now.human, 0) AS day,
      coalesce(span.week, 0) + coalesce(now.human, 0) AS week,
      coalesce(span.month, 0) + coalesce(now.human, 0) AS month,
      coalesce(view_counter.total, 0) AS total
    FROM (
      SELECT article_id AS id FROM hot_article AS old WHERE ${inLists(lists)}
      UNION SELECT article_id FROM view_hour WHERE hour = ${hourStart} AND human > 0
      UNION (
        SELECT id FROM article WHERE status = 'published' AND id > 0
        ORDER BY published_at DESC, id DESC LIMIT ${Prisma.raw(String(newest))}
      )
      UNION SELECT unnest(${[...ids]}::int[])
    ) AS candidate
    JOIN article ON article.id = candidate.id AND article.status = 'published'
      ${cityIds === null ? Prisma.empty : Prisma.sql`AND article.city_id = ANY (${[...cityIds]}::int[])`}
    LEFT JOIN view_window AS span ON span.hour = ${hour} AND span.article_id = article.id
    LEFT JOIN view_hour AS now ON now.hour = ${hourStart} AND now.article_id = article.id
    LEFT JOIN view_counter ON view_counter.article_id = article.id`
}
