import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { prose } from '../text/text-fields.ts'
import { claimContribution, holdContribution } from './claim-contribution.ts'
import { MOST_LETTER } from './contribution-fields.ts'
import { theContributor } from './contributor.ts'
import { contributionOf } from './find-contribution.ts'
import { keepMessage } from './keep-message.ts'
import { keepFromNowOn } from './kept-until.ts'
import { recordStep } from './record-step.ts'
import { setArticleAside } from './set-article-aside.ts'
import { tellContributor } from './tell-contributor.ts'

/** What a wish to withdraw has led to: it is withdrawn, or the editors were asked to take the article down. */
export type Withdrawal = 'withdrawn' | 'asked'

/**
 * Withdraws a contribution at its contributor's wish, with the draft that was made of it. Once readers have seen the article
 * it becomes a request: what was published is taken down by editors, on record.
 * @throws DomainError not-found | wrong-state
 */
async function withdraw(tx: Tx, id: number, why: string): Promise<Withdrawal> {
  const { articleId, withdrawalAskedAt } = await holdContribution(tx, { id }, 'withdraw')
  if (await setArticleAside(tx, theContributor, { articleId, note: '投稿人撤回了稿件' })) {
    const contribution = await claimContribution(tx, { id }, 'withdraw', { withdrawalAskedAt: null })
    await keepWhy(tx, id, why)
    await recordStep(tx, contribution, { move: 'withdraw', by: theContributor })
    await keepFromNowOn(tx, theContributor, contribution)
    await tellContributor(tx, contribution, { letter: 'withdrawn' })
    return 'withdrawn'
  }
  if (withdrawalAskedAt !== null) return 'asked'
  const { status } = await tx.article.findUniqueOrThrow({
    where: { id: articleId ?? 0 },
    select: { status: true },
  })
  if (status !== 'published') throw new DomainError('wrong-state', '文章已经停止展示，不用再申请撤下。')
  const contribution = await claimContribution(tx, { id }, 'ask-withdrawal', {
    withdrawalAskedAt: await databaseNow(tx),
  })
  await keepWhy(tx, id, why)
  await recordStep(tx, contribution, { move: 'ask-withdrawal', by: theContributor })
  return 'asked'
}

/** What he says of it, for the newsroom. */
async function keepWhy(tx: Tx, contributionId: number, text: string): Promise<void> {
  if (text !== '') await keepMessage(tx, { contributionId, isIncoming: true, text })
}

const whySchema = z.object({ why: prose(MOST_LETTER, '理由').default('') })

/** The same by a receipt. A second press finds it done. No article rules it: a matter of the house.
 *  @param given.why his reason, where he gives one
 *  @throws DomainError invalid-input | not-found | wrong-state */
export async function withdrawContribution(
  receipt: string,
  given: { why?: string } = {},
): Promise<Withdrawal> {
  const { why } = parseInput(whySchema, given)
  return transaction(async (tx) => {
    const { id, state } = await contributionOf(receipt, tx)
    return state === 'withdrawn' ? 'withdrawn' : withdraw(tx, id, why)
  })
}
