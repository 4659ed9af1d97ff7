import type { Tx } from '#lib/db/transaction.ts'

/** The addresses of those articles of a case that something was done with, as a letter lists them: it certifies no more than that. */
export async function urlsOfActed(tx: Tx, caseId: number, articleIds: readonly number[]): Promise<string> {
  const rows = await tx.caseArticle.findMany({
    where: { caseId, articleId: { in: [...articleIds] } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ url }) => url).join('\n') || '（无）'
}

/** What is to be said of the other addresses of an accepted or removed case; empty where there are none. */
export async function othersOfCase(tx: Tx, caseId: number, acted: readonly number[]): Promise<string> {
  const others = await tx.caseArticle.count({
    where: { caseId, OR: [{ articleId: null }, { articleId: { notIn: [...acted] } }] },
  })
  return others === 0 ? '' : '通知写明的其他网址不在其列：不是本站的内容、此前已不再展示，或者没有受理。'
}
