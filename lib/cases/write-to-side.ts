import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { keepSealedFile } from '../parties/keep-sealed-file.ts'
import type { PreparedSealedFile } from '../parties/prepare-sealed-file.ts'
import { seenRow } from '../seen-row.ts'
import { prose } from '../text/text-fields.ts'
import { theOtherSide } from './case-actors.ts'
import { counterOfReceipt } from './case-receipts.ts'
import { claimCase } from './claim-case.ts'
import { followMessage } from './follow-message.ts'
import { recordCaseStep } from './record-case-step.ts'
import { checkRoomLeft } from './room-for-replies.ts'
import { keepCaseMessage, writeLetter } from './write-letter.ts'

const text = prose(8_000, '正文').pipe(z.string().min(1, '请填写要写的话'))
const schema = seenRow.extend({ side: z.enum(['claimant', 'contributor'], '请选择写给谁'), text })

/** Writes a letter of an editor's own words to one of the sides; a matter of the house.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function writeToSide(
  editor: Editor,
  input: unknown,
): Promise<{ version: number; isMailed: boolean }> {
  permit(editor, 'case.accept')
  const { side, text: note, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const row = await claimCase(tx, seen, { move: 'write', at })
    const letter = side === 'claimant' ? 'message' : 'message_to_contributor'
    const isMailed = await writeLetter(tx, row, { letter, at, fields: { note } })
    await recordCaseStep(tx, row, { move: 'write', by: editor, at, details: { side } })
    return { version: row.version, isMailed }
  })
}

export const contributorMessageSchema = z.object({ message: text })

type ContributorMessage = { message: string; files: readonly PreparedSealedFile[] }

/** Keeps what a contributor writes by the link of the forwarded notice, beside his statement (条例 §16; 民法典 §1196), which it is not: a
 *  matter of the house.
 *  @throws DomainError not-found | wrong-state | too-many | invalid-input (files before he has said who he is) */
export async function receiveContributorMessage(
  tx: Tx,
  receipt: string,
  { message, files }: ContributorMessage,
): Promise<void> {
  const counter = await counterOfReceipt(tx, receipt)
  if (!counter) throw new DomainError('not-found', '没有这个网址，请核对来信。')
  const at = await databaseNow(tx)
  const move = 'receive-contributor-message'
  const row = await claimCase(tx, { id: counter.caseId }, { move, at })
  const { caseId, partyId } = counter
  await checkRoomLeft(tx, { caseId, side: 'contributor', partyId, files: files.length })
  for (const file of files) {
    if (partyId === null) throw new DomainError('invalid-input', '请在提交书面说明时附上文件。')
    await keepSealedFile(tx, file, { party: partyId })
  }
  await keepCaseMessage(tx, { caseId: row.id, side: 'contributor', isIncoming: true, text: message, at })
  await recordCaseStep(tx, row, { move, by: theOtherSide, at, details: { files: files.length } })
  await followMessage(tx, row, { side: 'contributor', at })
}
