import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { type SeenRow, seenRow } from '../seen-row.ts'
import { prose } from '../text/text-fields.ts'
import { claimContribution, holdContribution } from './claim-contribution.ts'
import { MOST_LETTER } from './contribution-fields.ts'
import { declineReasonKeys, declineReasons } from './decline-reasons.ts'
import { keepFromNowOn } from './kept-until.ts'
import { recordStep } from './record-step.ts'
import { setArticleAside } from './set-article-aside.ts'
import { tellContributor } from './tell-contributor.ts'

const refusalSchema = z.object({
  reason: z.enum(declineReasonKeys, '请选择不采用的原因'),
  /** What the contributor is told beside the reason. */
  note: prose(MOST_LETTER, '附言').default(''),
})

type Refusal = z.output<typeof refusalSchema>

/** Does not take a contribution, also one that a draft was made of: that one is deleted. The contributor is told why.
 *  @throws DomainError forbidden (another editor's draft) | not-found | wrong-state (published, too) | conflict */
async function decline(tx: Tx, actor: Actor, seen: SeenRow, { reason, note }: Refusal): Promise<SeenRow> {
  const { articleId } = await holdContribution(tx, seen, 'decline')
  if (!(await setArticleAside(tx, actor, { articleId, note: '投稿改为不采用' })))
    throw new DomainError('wrong-state', '由这份投稿发布的文章已经公开过，要停止展示请下架文章。')
  const contribution = await claimContribution(tx, seen, 'decline', { declineReason: reason })
  const { publicWording } = declineReasons[reason]
  await recordStep(tx, contribution, {
    ...{ move: 'decline', by: actor, reason: declineReasons[reason].name, details: { reason } },
    wording: `编辑部决定不采用：${publicWording}`,
  })
  await keepFromNowOn(tx, actor, contribution)
  await tellContributor(tx, contribution, { letter: 'declined', reason: publicWording, note })
  return { id: contribution.id, version: contribution.version }
}

/** The same, for an editor who may. No article rules it: a matter of the house.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function declineContribution(editor: Editor, input: unknown): Promise<SeenRow> {
  permit(editor, 'contribution.decide')
  const { reason, note, ...seen } = parseInput(refusalSchema.extend(seenRow.shape), input)
  return transaction((tx) => decline(tx, editor, seen, { reason, note }))
}
