import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { caseNumber } from '../case-number.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { prose } from '../text/text-fields.ts'
import { claim } from './claim.ts'
import { endTakedown } from './keep-takedown.ts'
import { recordChange } from './record-change.ts'
import { refuseHeld } from './refuse-held.ts'
import { type Seen, seenSchema } from './schema.ts'
import { moves } from './status.ts'

const schema = seenSchema.extend({
  note: z.string('请写明恢复的理由').pipe(prose(1_000, '说明')).pipe(z.string().min(1, '请写明恢复的理由')),
})

/** Brings a suspended or taken-down article back: the same address, the same text, its views with it. In a case this is
 *  信息网络传播权保护条例 §17, or the end of the reasonable period of 民法典 §1196.
 *  @throws DomainError not-found | wrong-state | conflict */
export async function restore(tx: Tx, actor: Actor, seen: Seen, { note }: { note: string }): Promise<Seen> {
  const article = await claim(tx, seen, 'restore')
  await endTakedown(tx, actor, article.id, note)
  await recordChange(tx, article, { move: 'restore', by: actor, details: { note } })
  return { id: article.id, version: article.version }
}

/** The same, for an editor who may. What a case has removed is restored by that case.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function restoreArticle(editor: Editor, input: unknown): Promise<Seen> {
  permit(editor, moves.restore.permission)
  const { note, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    await refuseOfCase(tx, seen.id)
    const restored = await restore(tx, editor, seen, { note })
    await refuseHeld(tx, seen.id)
    return restored
  })
}

async function refuseOfCase(tx: Tx, articleId: number): Promise<void> {
  const { caseId } = (await tx.takedown.findFirst({ where: { articleId, restoredAt: null } })) ?? {}
  if (!caseId) return
  throw new DomainError(
    'wrong-state',
    `这篇文章是在案件 ${caseNumber(caseId)} 中撤下的，要恢复请到该案件里办理。`,
    { details: { caseId } },
  )
}
