import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { CaseKind, MessageSide } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import { rehearse, type Tx } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { caseNumber } from '../case-number.ts'
import { permit } from '../editors/permissions.ts'
import { withoutIdentities } from '../parties/without-identities.ts'
import { withoutReceipts } from '../receipts/without-receipts.ts'
import { partiesAround } from './case-family.ts'
import { newestLetter } from './letter-templates.ts'
import { filledIn, letterKeys, letters } from './letters.ts'
import { messageText } from './message-text.ts'
import { sideName } from './side-names.ts'

/** A letter as it would be sent now. */
export type PreviewedLetter = { name: string; to: string; version: number; subject: string; text: string }

/**
 * The letters that an act on a case would send now: the act is done, its letters are read, and all of it is taken back. They stand
 * there without the receipts of their readers and without who somebody is, which nobody may read by previewing.
 * @throws DomainError forbidden | whatever the act throws
 */
export async function previewLetters(
  editor: Editor,
  id: number,
  act: () => Promise<unknown>,
): Promise<PreviewedLetter[]> {
  permit(editor, 'case.read')
  return rehearse(act, (tx) => writtenIn(tx, id))
}

const messageRow = z.object({
  id: z.string(),
  caseId: z.number(),
  kind: z.enum(CaseKind),
  side: z.enum(MessageSide),
  source: z.string().nullable(),
  letter: z.enum(letterKeys),
  version: z.number(),
  textSealed: z.string(),
})

/** The letters that this transaction has written. */
async function writtenIn(tx: Tx, id: number): Promise<PreviewedLetter[]> {
  const written = await queryRows(
    messageRow,
    Prisma.sql`
      SELECT case_message.id, case_id AS "caseId", rights_case.kind::text AS kind, side::text, source.name AS source, letter,
        letter_version AS version, text_sealed AS "textSealed"
      FROM case_message JOIN rights_case ON rights_case.id = case_id LEFT JOIN source ON source.id = source_id
      WHERE case_message.xmin = pg_current_xact_id()::xid AND NOT is_incoming AND letter <> ''
      ORDER BY case_id <> ${id}, case_id, side, at, letter`,
    tx,
  )
  const mask = await withoutIdentities(tx, await partiesAround(tx, id))
  return Promise.all(written.map((message) => previewed(tx, message, { id, mask })))
}

type Shown = { id: number; mask: (text: string) => string }

async function previewed(
  tx: Tx,
  { id, caseId, kind, side, source, letter, version, textSealed }: z.output<typeof messageRow>,
  shown: Shown,
): Promise<PreviewedLetter> {
  const to = side === 'source' ? `${sideName(side, kind)}“${source}”` : sideName(side, kind)
  const { subject } = await newestLetter(tx, letter)
  const written = messageText({ id, textSealed }) ?? ''
  return {
    ...{ name: letters[letter].name, version, text: shown.mask(withoutReceipts(written)) },
    to: caseId === shown.id ? to : `${to}（${caseNumber(caseId)}）`,
    subject: filledIn(subject, { caseNumber: caseNumber(caseId) }),
  }
}
