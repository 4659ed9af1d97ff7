import { z } from 'zod'
import type { Contribution } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { storedBodySchema } from '../articles/body/body.ts'
import { draft } from '../articles/create-draft.ts'
import { contentFields } from '../articles/fields.ts'
import { rememberPlace } from '../articles/last-place.ts'
import { type Content, contentSchema } from '../articles/schema.ts'
import { moves } from '../articles/status.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { isBarred } from '../near-duplicates/removed-before.ts'
import { type SeenRow, seenRow } from '../seen-row.ts'
import { claimContribution, holdContribution } from './claim-contribution.ts'
import { recordStep } from './record-step.ts'
import { removedForContribution } from './removed-for-contribution.ts'
import { removedSentence } from './removed-sentence.ts'
import { tellContributor } from './tell-contributor.ts'

const { cityId, columnId } = contentSchema.shape
const placeSchema = z.object({ cityId, columnId })

type Place = Pick<Content, 'cityId' | 'columnId'>

/**
 * Makes a draft of a contribution: its text and files, its contributor's name as author. The original stays as it is.
 * @returns the article
 * @throws DomainError invalid-input (city or column) | not-found | wrong-state | conflict | duplicate (such a text was removed
 *   in a case or by an order; details.articleId, details.caseId)
 */
async function takeIntoDraft(
  tx: Tx,
  editor: Editor,
  seen: SeenRow,
  place: Place,
): Promise<{ articleId: number }> {
  const held = await holdContribution(tx, seen, 'accept')
  await refuseRemoved(tx, held)
  const { id: articleId } = await draft(tx, editor, { origin: 'contribution', ...contentOf(held, place) })
  const contribution = await claimContribution(tx, seen, 'accept', { articleId })
  await recordStep(tx, contribution, { move: 'accept', by: editor, details: { articleId } })
  await tellContributor(tx, contribution, { letter: 'accepted' })
  await rememberPlace(tx, editor, place)
  return { articleId }
}

/** The same, for an editor who may. What a case has removed does not come back by it (条例 §15; 民法典 §1195).
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict | duplicate */
export async function acceptContribution(editor: Editor, input: unknown): Promise<{ articleId: number }> {
  permit(editor, 'contribution.decide')
  permit(editor, moves.draft.permission)
  const place = parseInput(placeSchema, input)
  const seen = parseInput(seenRow, input)
  return transaction((tx) => takeIntoDraft(tx, editor, seen, place))
}

function contentOf({ title, penName, body }: Contribution, place: Place): Content {
  // What a contributor does not fill in is left open, whichever fields there are.
  const open = Object.fromEntries(contentFields.map((field) => [field, null])) as unknown as Content
  return { ...open, title, summary: '', body: storedBodySchema.parse(body), author: penName, ...place }
}

async function refuseRemoved(tx: Tx, contribution: Contribution): Promise<void> {
  const removed = await removedForContribution(tx, contribution)
  if (!removed || !isBarred(removed)) return
  const { articleId, caseId } = removed
  throw new DomainError(
    'duplicate',
    `${removedSentence(removed)}，不能采用。请以“此前因投诉下架”为由答复投稿人。`,
    { details: { articleId, caseId } },
  )
}
