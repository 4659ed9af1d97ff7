import type { JobData } from '../jobs/jobs.ts'

/** After every change that readers see: search engines learn of it. */
export async function announceTheArticle({ articleId }: JobData<'announce-article'>): Promise<void> {
  const { announceArticle } = await import('../announce/announce-article.ts')
  await announceArticle(articleId)
}
