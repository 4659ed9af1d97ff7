import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'

/**
 * Refuses to bring back, or to show readers, what was made of a contribution that was declined or withdrawn: its contributor was told
 * that it is not published, and his licence has ended (著作权法 §10). To be called with the article's row held: who withdraws in the
 * same moment has waited for it, or was waited for.
 * @throws DomainError wrong-state (`details`: the contribution)
 */
export async function refuseWithoutLicence(tx: Tx, articleId: number, what: '恢复' | '发布'): Promise<void> {
  const ended = await tx.contribution.findFirst({
    where: { articleId, state: { in: ['declined', 'withdrawn'] } },
    select: { id: true, state: true },
  })
  if (!ended) return
  const why = ended.state === 'withdrawn' ? '投稿人已经撤回稿件' : '编辑部已经决定不采用'
  throw new DomainError('wrong-state', `这份草稿来自投稿，${why}，不能${what}。`, {
    details: { contributionId: ended.id },
  })
}
