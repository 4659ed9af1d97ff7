import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { withoutIdentities } from '../parties/without-identities.ts'
import { withoutReceipts } from '../receipts/without-receipts.ts'
import { partiesAround } from './case-family.ts'
import { messageText } from './message-text.ts'

/** What somebody wrote whose notice was merged into a case. */
export type JoinedMessage = {
  id: string
  /** The case of his own notice, where its files are. */
  caseId: number
  at: Date
  /** Null once it was deleted. */
  text: string | null
}

/** What the claimants of merged notices wrote since, the newest first: a suit that one of them shows holds the case (民法典 §1196). Without
 *  their names, contacts and addresses.
 *  @throws DomainError forbidden */
export async function joinedMessages(editor: Editor, caseId: number): Promise<JoinedMessage[]> {
  permit(editor, 'case.read')
  const rows = await db().rightsCase.findMany({
    where: { mergedIntoId: caseId },
    select: { messages: { where: { isIncoming: true, side: 'claimant' }, orderBy: { at: 'desc' } } },
  })
  const mask = await withoutIdentities(db(), await partiesAround(db(), caseId))
  return rows
    .flatMap(({ messages }) => messages)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ id, caseId, at, textSealed }) => {
      const text = messageText({ id, textSealed })
      return { id, caseId, at, text: text === null ? null : mask(withoutReceipts(text)) }
    })
}
