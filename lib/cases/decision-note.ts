import { z } from 'zod'
import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { assertNamesNobody } from '../parties/names-nobody.ts'
import { prose } from '../text/text-fields.ts'
import { partiesAround } from './case-family.ts'
import { isConfirmed } from './confirmed-notes.ts'

/** Why an editor decides so: it stays on the case's record. */
export const decisionNote = z
  .string('请写明理由')
  .pipe(prose(1_000, '理由'))
  .pipe(z.string().min(1, '请写明理由，供编辑部查阅'))

/** The same where the step speaks for itself. */
export const optionalNote = prose(1_000, '说明').default('')

type Where = {
  /** The field of the form that holds it. */
  field?: string
  /** Whether a side is sent it, so that nothing can be confirmed of it. */
  isSent?: boolean
}

/** Refuses a text that names one of a case's sides, or of those whose cases belong together with it: the record is never changed, and the audit trail is kept for good.
 *  A note for the newsroom is let through where an editor has said that it has but a word in common with a name (confirm-note.ts).
 *  @throws DomainError invalid-input */
export async function assertCaseNamesNobody(
  tx: Tx,
  { id }: Pick<RightsCase, 'id'>,
  text: string,
  { field = 'note', isSent = false }: Where = {},
): Promise<void> {
  if (text === '') return
  const isOfNewsroom = field === 'note' && !isSent
  await assertNamesNobody(tx, await partiesAround(tx, id), {
    ...{ text, field },
    ...(isOfNewsroom && { ofNewsroom: { isConfirmed: () => isConfirmed(tx, { id, note: text }) } }),
  })
}
