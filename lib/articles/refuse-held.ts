import type { Tx } from '#lib/db/transaction.ts'
import { caseNumber } from '../case-number.ts'
import { DomainError } from '../errors.ts'

/** Refuses to show readers an article that an accepted case is about, although it was a draft or removed when that was accepted
 *  (信息网络传播权保护条例 §15; 民法典 §1195). To be called with the article's row held: a case that is accepted in the same moment has
 *  waited, or was waited for.
 *  @throws DomainError wrong-state (`details`: the case) */
export async function refuseHeld(tx: Tx, articleId: number): Promise<void> {
  const holding = await tx.rightsCase.findFirst({
    where: {
      state: { in: ['accepted', 'awaiting_counter', 'counter_received', 'litigation_hold'] },
      articles: { some: { articleId, outcome: null } },
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  if (!holding) return
  throw new DomainError(
    'wrong-state',
    `案件 ${caseNumber(holding.id)} 正在处理这篇文章，办结之前不能展示。`,
    {
      details: { caseId: holding.id },
    },
  )
}
