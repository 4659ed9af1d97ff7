import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import type { KeptIdentity } from './identity.ts'
import { type OpeningInput, openingSchema, refuseIdentityIn } from './opening-reason.ts'
import { readIdentity } from './read-identity.ts'

/**
 * Opens who a party is, for somebody who may. The audit trail says who did, when, why and whose; never what he read
 * (个人信息保护法 §51, 54).
 * @throws DomainError forbidden | invalid-input | not-found | gone
 */
export async function openParty(editor: Editor, id: string, input: OpeningInput): Promise<KeptIdentity> {
  permit(editor, 'identity.open')
  const { why, about } = parseInput(openingSchema, input)
  return transaction(async (tx) => {
    const { role, identity } = await readIdentity(tx, id)
    refuseIdentityIn(why, identity)
    await recordAudit(tx, {
      ...{ event: 'identity_opened', by: editor, about: { subject: 'party', id } },
      details: { why, role, ...about },
    })
    return identity
  })
}
