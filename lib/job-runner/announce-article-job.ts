import type { JobData } from '../jobs/jobs.ts'

/** After every change that readers see: a search engine learns of it. */
export async function announceTheArticle({ articleId, engine }: JobData<'announce-article'>): Promise<void> {
  const { announceArticle } = await import('../announce/announce-article.ts')
  await announceArticle(articleId, engine)
}
