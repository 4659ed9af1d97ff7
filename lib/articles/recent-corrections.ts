import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { cachedValue } from '../page-cache/cached-value.ts'
import { tagsOfList } from './tags.ts'

/** The article that was corrected last is named, with when that was. */
export type RecentCorrection = { id: number; title: string; at: Date }

/** How many the frame of every page names, each article once. */
const IN_FRAME = 5
/** How many corrections are looked through, since one article may have several. */
const LOOKED_THROUGH = 100

const row = z.object({ id: z.number(), title: z.string(), at: z.date() })
const [ARTICLES = ''] = tagsOfList()

/** 最近更正: the published articles that were corrected last, as every page's frame names them. */
export const correctionsInFrame = cachedValue(ARTICLES, async (): Promise<RecentCorrection[]> => {
  const rows = await queryRows(
    row,
    Prisma.sql`
      SELECT article.id, article.title, newest.at
      FROM (
        SELECT article_id, published_at AS at FROM article_listing WHERE kind = 'correction' AND key = 'all'
        ORDER BY published_at DESC, article_id DESC LIMIT ${LOOKED_THROUGH}
      ) AS newest
      JOIN LATERAL (
        SELECT id, title FROM article WHERE id = newest.article_id AND status = 'published' LIMIT 1
      ) AS article ON true
      ORDER BY newest.at DESC, article.id DESC`,
  )
  const byArticle = new Map<number, RecentCorrection>()
  for (const one of rows) if (!byArticle.has(one.id)) byArticle.set(one.id, one)
  return [...byArticle.values()].slice(0, IN_FRAME)
})
