import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { type SeenRow, seenRow } from '../seen-row.ts'
import { claimContribution } from './claim-contribution.ts'
import { letterSchema } from './contribution-fields.ts'
import { recordStep } from './record-step.ts'
import { tellContributor } from './tell-contributor.ts'

const schema = seenRow.extend({ question: z.string('请填写问题').pipe(letterSchema('问题')) })

/** Asks the contributor something; he answers on his page.
 *  @throws DomainError not-found | wrong-state | conflict */
async function putQuestion(tx: Tx, actor: Actor, seen: SeenRow, question: string): Promise<SeenRow> {
  const contribution = await claimContribution(tx, seen, 'ask')
  await recordStep(tx, contribution, { move: 'ask', by: actor })
  await tellContributor(tx, contribution, { letter: 'asked', note: question })
  return { id: contribution.id, version: contribution.version }
}

/** The same, for an editor who may; a matter of the house.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function askContributor(editor: Editor, input: unknown): Promise<SeenRow> {
  permit(editor, 'contribution.decide')
  const { question, ...seen } = parseInput(schema, input)
  return transaction((tx) => putQuestion(tx, editor, seen, question))
}
