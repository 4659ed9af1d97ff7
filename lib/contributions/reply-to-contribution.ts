import { db } from '#lib/db/client.ts'
import { DomainError } from '../errors.ts'
import { wasMade } from '../idempotency/was-made.ts'
import { prepareSealedFile } from '../parties/prepare-sealed-file.ts'
import { answerContribution } from './answer-contribution.ts'
import { type GivenFile, prepareFiles } from './prepare-files.ts'
import { checkAnswer } from './room-for-answers.ts'
import { withdrawContribution } from './withdraw-contribution.ts'

/** One of the forms of a contributor's page, as it was sent. */
export type Reply = {
  key: string
  /** Which form: `answer` or `withdraw`. */
  act: string
  /** What an answer says. */
  text: string
  /** Why he withdraws. */
  why: string
  /** `yes` where he confirmed it. */
  sure: string
  files: readonly GivenFile[]
  proofs: readonly GivenFile[]
  /** Called before the first file is stored. */
  storing: () => void
}

/** Does what a contributor wants done on his page.
 *  @throws DomainError invalid-input | not-found | wrong-state | too-many | gone | too-large | unavailable */
export async function replyToContribution(
  receipt: string,
  { key, act, text, why, sure, files, proofs, storing }: Reply,
): Promise<void> {
  if (act === 'answer') {
    if (!(await wasMade(db(), key)))
      await checkAnswer(receipt, { files: files.length, proofs: proofs.length })
    storing()
    const prepared = await prepareFiles(files, { field: 'files', name: '投稿补充', kinds: null })
    const sealed = []
    for (const { path, name } of proofs) sealed.push(await prepareSealedFile({ path, name }))
    await answerContribution(receipt, { key, text, files: prepared, proofs: sealed })
    return
  }
  if (act !== 'withdraw') throw new DomainError('invalid-input', '请刷新本页，再试一次。')
  if (sure !== 'yes')
    throw new DomainError('invalid-input', '请先确认。', { fields: { sure: '请勾选，以确认这是您的意思' } })
  await withdrawContribution(receipt, { why })
}
