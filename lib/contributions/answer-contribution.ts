import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { createOnce } from '../idempotency/create-once.ts'
import { parseInput } from '../input.ts'
import { addMedia } from '../media/add-media.ts'
import { keepSealedFile } from '../parties/keep-sealed-file.ts'
import type { PreparedSealedFile } from '../parties/prepare-sealed-file.ts'
import { prose } from '../text/text-fields.ts'
import { claimContribution } from './claim-contribution.ts'
import { MOST_LETTER } from './contribution-fields.ts'
import { theContributor } from './contributor.ts'
import { contributionOf } from './find-contribution.ts'
import { keepMessage } from './keep-message.ts'
import type { GivenMedia } from './receive-contribution.ts'
import { recordStep } from './record-step.ts'
import { checkRoomForAnswer } from './room-for-answers.ts'

const answerSchema = z.object({ text: prose(MOST_LETTER, '答复') })

export type Answer = {
  text: string
  /** For the article. */
  files: readonly GivenMedia[]
  /** Evidence of authorship or identity, sealed: for whoever may open identities. */
  proofs: readonly PreparedSealedFile[]
}

/** What the contributor answers to a question, or adds unasked while nothing is decided.
 *  @throws DomainError not-found | wrong-state | too-many | gone (proofs, after his identity was deleted) */
async function answer(tx: Tx, id: number, { text, files, proofs }: Answer): Promise<void> {
  const contribution = await claimContribution(tx, { id }, 'answer')
  await checkRoomForAnswer(tx, contribution, { files: files.length, proofs: proofs.length })
  const mediaIds: number[] = []
  for (const { prepared } of files) mediaIds.push((await addMedia(tx, theContributor, prepared)).id)
  const { partyId } = contribution
  if (partyId !== null) for (const proof of proofs) await keepSealedFile(tx, proof, { party: partyId })
  await keepMessage(tx, { contributionId: id, isIncoming: true, text, mediaIds })
  await recordStep(tx, contribution, {
    ...{ move: 'answer', by: theContributor },
    details: { files: mediaIds.length, proofs: proofs.length },
    ...(proofs.length > 0 ? { wording: `您作了答复或补充，附证明材料 ${proofs.length} 份。` } : {}),
  })
}

/** The same by a receipt, a matter of the house; once for each key of its form.
 *  @throws DomainError invalid-input | not-found | wrong-state | too-many | gone */
export async function answerContribution(
  receipt: string,
  { key, ...given }: { key: string; text: unknown } & Omit<Answer, 'text'>,
): Promise<void> {
  const { text } = parseInput(answerSchema, { text: given.text })
  const { files, proofs } = given
  if (text === '' && files.length === 0 && proofs.length === 0)
    throw new DomainError('invalid-input', '请填写答复，或者选择文件。', { fields: { text: '请填写答复' } })
  await transaction(async (tx) => {
    const { id } = await contributionOf(receipt, tx)
    const once = { key, makes: 'contribution_message', editorId: null } as const
    await createOnce(tx, once, async () => {
      await answer(tx, id, { text, files, proofs })
      return id
    })
  })
}
