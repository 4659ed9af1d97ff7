import type { Withdrawal } from '#components/desk/article-content.ts'
import { withdrawalOf } from '#lib/articles/withdrawal-window.ts'

/** What can be withdrawn of an article, as the desk's bar counts it down. */
export async function withdrawalFor(articleId: number): Promise<Withdrawal | undefined> {
  return (await withdrawalOf(articleId)) ?? undefined
}
