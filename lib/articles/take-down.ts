import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { prose } from '../text/text-fields.ts'
import { claim } from './claim.ts'
import { textOf } from './content.ts'
import { keepTakedown, type Removal } from './keep-takedown.ts'
import { recordChange } from './record-change.ts'
import { type Seen, seenSchema } from './schema.ts'
import { moves } from './status.ts'
import { chosenReasons, takeDownReasons } from './take-down-reasons.ts'

const removalSchema = z.object({
  reason: z.enum(chosenReasons, '请选择下架原因'),
  note: z
    .string('请填写情况说明')
    .pipe(prose(1_000, '说明'))
    .pipe(z.string().min(1, '请填写情况说明，只供编辑部查阅')),
})

type TakenDown = Seen & { status: 410 | 451 }

/** Takes a published article off every page. The text stays sealed for the record.
 *  @returns also the status that its page answers with from now on
 *  @throws DomainError not-found | wrong-state | conflict */
export async function takeDown(tx: Tx, actor: Actor, seen: Seen, removal: Removal): Promise<TakenDown> {
  const article = await claim(tx, seen, 'take-down')
  const { id, version } = article
  await keepTakedown(tx, actor, id, removal)
  const text = await textOf(tx, article)
  await recordChange(tx, article, { move: 'take-down', by: actor, text, details: removal })
  return { id, version, status: takeDownReasons[removal.reason].status }
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function takeDownArticle(editor: Editor, input: unknown): Promise<TakenDown> {
  permit(editor, moves['take-down'].permission)
  const { id, version, ...removal } = parseInput(removalSchema.extend(seenSchema.shape), input)
  return transaction((tx) => takeDown(tx, editor, { id, version }, removal))
}
