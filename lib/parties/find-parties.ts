import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { PartyRole } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { line } from '../text/text-fields.ts'
import { assertNamesNobody } from './names-nobody.ts'
import { openingSchema } from './opening-reason.ts'
import { partiesOfContact } from './parties-of-contact.ts'

const schema = openingSchema.pick({ why: true }).extend({
  contact: line(200, '邮箱或电话').pipe(z.string().min(5, '请写完整的电子邮箱或者电话')),
})

const foundRow = z.object({
  id: z.string(),
  role: z.enum(PartyRole),
  until: z.date(),
  cases: z.array(z.int()),
  contributions: z.array(z.int()),
})

/** A party that gave a contact: in which cases and contributions, and until when it is kept. Nothing of its identity. */
export type FoundParty = z.infer<typeof foundRow>

/**
 * Whose contact this is, for somebody who asks what is kept of him and has lost his numbers (个人信息保护法 §45): the keyed hashes are
 * compared, nothing is opened, and each party that is found has an entry with the reason.
 * @throws DomainError forbidden | invalid-input
 */
export async function findParties(editor: Editor, input: z.input<typeof schema>): Promise<FoundParty[]> {
  permit(editor, 'identity.open')
  const { contact, why } = parseInput(schema, input)
  return transaction(async (tx) => {
    const ids = await partiesOfContact(tx, contact)
    await assertNamesNobody(tx, ids, { text: why, field: 'why' })
    for (const id of ids)
      await recordAudit(tx, {
        event: 'party_found',
        by: editor,
        about: { subject: 'party', id },
        details: { why },
      })
    return queryRows(
      foundRow,
      Prisma.sql`
        SELECT id, role::text, until,
          ARRAY(SELECT id FROM rights_case WHERE party_id = party.id
            UNION SELECT case_id FROM counter_notice WHERE party_id = party.id ORDER BY 1) AS cases,
          ARRAY(SELECT id FROM contribution WHERE party_id = party.id ORDER BY 1) AS contributions
        FROM party WHERE id = ANY (${ids}::uuid[]) ORDER BY created_at DESC, id DESC`,
      tx,
    )
  })
}
