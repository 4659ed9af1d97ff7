import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'

/** Of each kind so many are looked at. */
const OF_A_TAG = 100
const OF_THE_CITY = 100
const OF_THE_COLUMN = 60
const OF_ALL = 60

const candidateSchema = z.object({
  id: z.int(),
  title: z.string(),
  summary: z.string(),
  tags: z.string().nullable(),
  cityId: z.int(),
  columnId: z.int().nullable(),
  publishedAt: z.date(),
})

/** What is compared of an article. */
export type Candidate = z.infer<typeof candidateSchema>

/**
 * A published article and the articles among which related ones are looked for: the newest of each of its tags, of its city
 * and column, of all, and those of its city before it. Null where it is not published.
 */
export async function candidatesFor(id: number): Promise<{ article: Candidate; others: Candidate[] } | null> {
  const [article] = await queryRows(
    candidateSchema,
    Prisma.sql`${selected} WHERE status = 'published' AND id = ${id}`,
  )
  if (!article) return null
  const others = await queryRows(
    candidateSchema,
    Prisma.sql`
      ${selected} WHERE status = 'published' AND id <> ${id} AND id IN (
        ${ofTags(id)} UNION ${ofCity(article)} UNION ${beforeInCity(article)} UNION ${ofColumn(article)}
        UNION (${newest(Prisma.sql`id > 0`, OF_ALL)})
      )`,
  )
  return { article, others }
}

const selected = Prisma.sql`
  SELECT id, title, summary, tags, city_id AS "cityId", column_id AS "columnId", published_at AS "publishedAt" FROM article`

/** @param condition the words of an index of lists (see lib/articles/scope.ts) */
function newest(condition: Prisma.Sql, count: number): Prisma.Sql {
  return Prisma.sql`
    SELECT id FROM article WHERE status = 'published' AND ${condition}
    ORDER BY published_at DESC, id DESC LIMIT ${Prisma.raw(String(count))}`
}

function ofTags(id: number): Prisma.Sql {
  return Prisma.sql`
    SELECT same.article_id FROM article_listing AS own CROSS JOIN LATERAL (
      SELECT article_id FROM article_listing WHERE kind = 'tag' AND key = own.key
      ORDER BY published_at DESC, article_id DESC LIMIT ${Prisma.raw(String(OF_A_TAG))}
    ) AS same
    WHERE own.article_id = ${id} AND own.kind = 'tag'`
}

function ofCity({ cityId }: Candidate): Prisma.Sql {
  return Prisma.sql`(${newest(Prisma.sql`city_id = ${cityId}`, OF_THE_CITY)})`
}

function beforeInCity({ cityId, publishedAt, id }: Candidate): Prisma.Sql {
  const before = Prisma.sql`city_id = ${cityId} AND (published_at, id) < (${publishedAt}, ${id})`
  return Prisma.sql`(${newest(before, OF_THE_CITY)})`
}

function ofColumn({ columnId }: Candidate): Prisma.Sql {
  return Prisma.sql`(${newest(Prisma.sql`column_id > 0 AND column_id = ${columnId ?? 0}`, OF_THE_COLUMN)})`
}
