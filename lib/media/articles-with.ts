import type { Tx } from '#lib/db/transaction.ts'

/** The articles that readers can read and that show this medium, with their cities. */
export async function publishedArticlesWith(
  tx: Tx,
  mediaId: number,
): Promise<{ id: number; citySlug: string }[]> {
  const rows = await tx.articleMedia.findMany({
    where: { mediaId, place: 'live', article: { status: 'published' } },
    select: { article: { select: { id: true, city: { select: { slug: true } } } } },
  })
  return rows.map(({ article }) => ({ id: article.id, citySlug: article.city.slug }))
}
