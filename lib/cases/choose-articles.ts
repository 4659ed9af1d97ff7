import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { config } from '../config.ts'
import { wrongFields } from '../input.ts'

/**
 * The articles that a case is to go on with: all that it names, or those that an editor has chosen. One that he names and the notice
 * does not (an address that was wrong) becomes one of the case; those that he leaves out are rejected.
 * @throws DomainError invalid-input where an article does not exist
 */
export async function chooseArticles(
  tx: Tx,
  { id: caseId }: RightsCase,
  chosen?: readonly number[],
): Promise<number[]> {
  const rows = await tx.caseArticle.findMany({
    where: { caseId, outcome: null },
    select: { id: true, articleId: true },
  })
  const named = rows.flatMap(({ articleId }) => articleId ?? [])
  if (!chosen) return named
  await addArticles(
    tx,
    caseId,
    chosen.filter((id) => !named.includes(id)),
  )
  const left = rows.filter(({ articleId }) => articleId !== null && !chosen.includes(articleId))
  await tx.caseArticle.updateMany({
    where: { id: { in: left.map(({ id }) => id) } },
    data: { outcome: 'rejected' },
  })
  return [...new Set(chosen)]
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
