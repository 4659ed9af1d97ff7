import type { MessageSide } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { CaseAddress } from './case-addresses.ts'

/** The addresses of a notice as a letter lists them: articles of this portal alone. Whoever gives notice types the others, and the
 *  mail address that the letter goes to, which may be a stranger's; they stand on the case's page. */
export function urlsOfNotice(addresses: readonly CaseAddress[], side: MessageSide): string {
  const own = addresses.filter(({ articleId }) => articleId !== null).map(({ url }) => url)
  const isWhole = own.length === addresses.length
  return (side === 'claimant' && !isWhole ? [...own, OTHERS] : own).join('\n')
}

const OTHERS = '（您写明的其他网址不是本站的文章，列在办理进度页）'

/** The addresses of those articles of a case that something was done with, as a letter lists them: it certifies no more than that.
 *  Empty where there are none: the letter then leaves out the line that introduces them. */
export async function urlsOfActed(tx: Tx, caseId: number, articleIds: readonly number[]): Promise<string> {
  const rows = await tx.caseArticle.findMany({
    where: { caseId, articleId: { in: [...articleIds] } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ url }) => url).join('\n')
}

/** What is to be said of the other addresses of an accepted or removed case; empty where there are none. */
export async function othersOfCase(tx: Tx, caseId: number, acted: readonly number[]): Promise<string> {
  const others = await tx.caseArticle.count({
    where: { caseId, OR: [{ articleId: null }, { articleId: { notIn: [...acted] } }] },
  })
  if (others > 0 && acted.length === 0)
    return '通知写明的网址或者不是本站的内容，或者此前已不再展示，或者没有受理。'
  return others === 0 ? '' : '通知写明的其他网址不在其列：不是本站的内容、此前已不再展示，或者没有受理。'
}
