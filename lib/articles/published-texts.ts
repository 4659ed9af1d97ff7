import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { MediaById } from '../media/media-types.ts'
import { readMedia } from '../media/read-media.ts'
import { type Body, storedBodySchema } from './body/body.ts'
import { mediaOf } from './body/media-of.ts'
import type { ListedArticle } from './published-types.ts'
import { tagNames } from './tag-names.ts'

/** As in published.ts. */
const published = {
  status: 'published',
  publishedAt: { not: null },
} as const satisfies Prisma.ArticleWhereInput

/** A listed article with its text. */
export type WholeArticle = ListedArticle & {
  body: Body
  media: MediaById
  photographer: string | null
  tags: string[]
  corrections: { at: Date; note: string }[]
  /** When anything of itself but the counter last changed. */
  changedAt: Date
}

/** These articles with their texts, in their order, without those that are published no more; two questions for all. */
export async function withTexts(articles: readonly ListedArticle[]): Promise<WholeArticle[]> {
  const rows = await db().article.findMany({
    where: { id: { in: articles.map(({ id }) => id) }, ...published },
    select: {
      ...{ id: true, body: true, photographer: true, tags: true, changedAt: true },
      corrections: { select: { at: true, note: true }, orderBy: { id: 'asc' } },
    },
  })
  const texts = new Map(rows.map((row) => [row.id, { ...row, body: storedBodySchema.parse(row.body) }]))
  const media = await readMedia([...texts.values()].flatMap(({ body }) => mediaOf(body)))
  return articles.flatMap((article) => {
    const text = texts.get(article.id)
    return text ? [{ ...article, ...text, tags: tagNames(text.tags), media }] : []
  })
}
