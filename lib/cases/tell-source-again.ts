import { databaseNow } from '#lib/db/database-now.ts'
import type { CaseMessage } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { caseNumber } from '../case-number.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { rowNumber, seenRow } from '../seen-row.ts'
import { claimCase } from './claim-case.ts'
import { newestLetter } from './letter-templates.ts'
import { filledIn, isSourceLetter } from './letters.ts'
import { messageText } from './message-text.ts'
import { recordCaseStep } from './record-case-step.ts'
import { sourcesOfCase } from './sources-of-case.ts'
import { writeToSource } from './tell-sources.ts'

const schema = seenRow.extend({ sourceId: rowNumber })

/**
 * Sends the last letter to a source of a case's reposts once more, word for word: to the address that the list of sources has by now, since
 * there was none, a mail to it failed, or it was the wrong one. A matter of the house, no article rules it.
 * @returns whether a mail of it is on its way: there is a mail server
 * @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict
 */
export async function tellSourceAgain(
  editor: Editor,
  input: unknown,
): Promise<{ version: number; isMailed: boolean }> {
  permit(editor, 'case.accept')
  const { sourceId, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const move = 'tell-source-again'
    const row = await claimCase(tx, seen, { move, at })
    const source = (await sourcesOfCase(tx, row.id)).find(({ id }) => id === sourceId)
    if (!source) throw wrongSource('本案的转载稿件没有这个来源')
    if (source.contact === null) throw wrongSource('来源名单里没有登记这个来源的权利事务邮箱')
    const { letter, version, text } = await lastLetter(tx, row.id, sourceId)
    const { subject } = await newestLetter(tx, letter)
    const again = {
      letter,
      version,
      text,
      at,
      subject: filledIn(subject, { caseNumber: caseNumber(row.id) }),
    }
    const isMailed = await writeToSource(tx, row, source, again)
    const details = { sourceId, letter }
    await recordCaseStep(tx, row, { move, by: editor, at, reason: source.name, details })
    return { version: row.version, isMailed }
  })
}

async function lastLetter(tx: Tx, caseId: number, sourceId: number) {
  const last = await tx.caseMessage.findFirst({ where: { caseId, sourceId }, orderBy: { at: 'desc' } })
  if (!last || !isSourceLetter(last.letter))
    throw new DomainError('wrong-state', '本案没有写给这个来源的信，请另行告知后登记。')
  await assertNotOnItsWay(tx, last)
  const text = messageText(last)
  if (text === null) throw new DomainError('wrong-state', '这封信已按保存期限删除，不能再寄。')
  return { letter: last.letter, version: last.letterVersion, text }
}

async function assertNotOnItsWay(tx: Tx, { mailId }: CaseMessage): Promise<void> {
  const mail = mailId === null ? null : await tx.mail.findUnique({ where: { id: mailId } })
  if (mail?.state === 'queued') throw new DomainError('wrong-state', '给这个来源的信正在寄送，不需要再寄。')
}

function wrongSource(message: string): DomainError {
  return new DomainError('invalid-input', `${message}。`, { fields: { sourceId: message } })
}
