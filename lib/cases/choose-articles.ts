import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { config } from '../config.ts'
import { wrongFields } from '../input.ts'

export type ChosenArticles = {
  ids: number[]
  /** Those of them that an editor has named for an address of the notice that leads to none. */
  named: number[]
}

/**
 * The articles that a case is to go on with: all that it names, or those that an editor has chosen. For each
 * address of the portal that leads to no article he may name the one that is meant, which becomes one of the case, and where the notice
 * names none at all, those that it is about; else it is about those that it names (条例 §14, 15). Those that he leaves out are rejected.
 * @throws DomainError invalid-input where an article does not exist, or the notice is not about it
 */
export async function chooseArticles(
  tx: Tx,
  { id: caseId }: RightsCase,
  chosen?: readonly number[],
): Promise<ChosenArticles> {
  const rows = await tx.caseArticle.findMany({
    where: { caseId, outcome: null },
    select: { id: true, articleId: true, url: true },
  })
  const known = rows.flatMap(({ articleId }) => articleId ?? [])
  if (!chosen) return { ids: known, named: [] }
  const named = [...new Set(chosen)].filter((id) => !known.includes(id))
  if (known.length > 0 && named.length > rows.filter(isLost).length)
    throw wrongFields({ articleIds: `通知没有写明编号为 ${named.join('、')} 的文章` })
  await addArticles(tx, caseId, named)
  const left = rows.filter(({ articleId }) => articleId !== null && !chosen.includes(articleId))
  await tx.caseArticle.updateMany({
    where: { id: { in: left.map(({ id }) => id) } },
    data: { outcome: 'rejected' },
  })
  return { ids: [...new Set(chosen)], named }
}

/** An address of the portal that leads nowhere. */
function isLost({ url, articleId }: { url: string; articleId: number | null }): boolean {
  return articleId === null && new URL(url).host === new URL(config().siteUrl).host
}

async function addArticles(tx: Tx, caseId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const found = await tx.article.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })
  const unknown = ids.filter((id) => !found.some((one) => one.id === id))
  if (unknown.length > 0) {
    throw wrongFields({ articleIds: `没有编号为 ${unknown.join('、')} 的文章` })
  }
  for (const articleId of new Set(ids))
    await tx.caseArticle.upsert({
      where: { caseId_articleId: { caseId, articleId } },
      create: { caseId, articleId, url: `${config().siteUrl}/articles/${articleId}` },
      update: { outcome: null, effect: null },
    })
}
