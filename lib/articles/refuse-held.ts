import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { caseNumber } from '../case-number.ts'
import { DomainError } from '../errors.ts'

/** The parts of cases that keep an article from readers: the case is accepted and open, or was decided with the article's removal.
 *  (信息网络传播权保护条例 §15; 民法典 §1195) */
export function holdsArticle(articleId: number) {
  return {
    articleId,
    OR: [
      {
        outcome: null,
        rightsCase: {
          state: { in: ['accepted', 'awaiting_counter', 'counter_received', 'litigation_hold'] },
        },
      },
      { outcome: { in: ['removed', 'blocked'] } },
    ],
  } satisfies Prisma.CaseArticleWhereInput
}

/** Refuses to show readers an article that an accepted case is about, or that a case has removed, although it was a draft or taken
 *  down when that happened. To be called with the article's row held: a case that is accepted in the same moment has waited, or was
 *  waited for.
 *  @throws DomainError wrong-state (`details`: the case) */
export async function refuseHeld(tx: Tx, articleId: number): Promise<void> {
  const holding = await tx.caseArticle.findFirst({
    where: holdsArticle(articleId),
    orderBy: { caseId: 'asc' },
    select: { caseId: true, outcome: true },
  })
  if (!holding) return
  const { caseId, outcome } = holding
  const message =
    outcome === null
      ? `案件 ${caseNumber(caseId)} 正在处理这篇文章，办结之前不能展示。`
      : `案件 ${caseNumber(caseId)} 已决定这篇文章不再展示，要恢复请到该案件里办理。`
  throw new DomainError('wrong-state', message, { details: { caseId } })
}
