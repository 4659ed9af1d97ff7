import type { BarredKey, RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { identityUnlessDeleted } from '../parties/read-identity.ts'
import { blindIndexes, type IndexPurpose } from '../sealed/blind-index.ts'
import { isUnnamed } from './notice-begins.ts'

type Purpose = BarredKey['purpose']

/** A keyed hash by which a claimant can be known again: of a contact, of the right holder's name, of who acts for him. Of each what
 *  it is under the present secret comes before what it was under earlier ones. */
export type ClaimantKey = { purpose: Purpose; hashes: Uint8Array<ArrayBuffer>[] }

/** The keyed hashes of all that a claimant says of himself; nothing of his identity leaves this function. Where he acts for
 *  somebody else the right holder is that one (条例 §14). */
export async function claimantKeys(tx: Pick<Tx, 'party'>, { partyId }: RightsCase): Promise<ClaimantKey[]> {
  const identity = partyId === null ? null : await identityUnlessDeleted(tx, partyId)
  if (!identity) return []
  const { email, phone, agentFor } = identity
  const name = isUnnamed(identity) ? null : identity.name
  return [
    keyOf('contact', 'contact', email),
    keyOf('contact', 'contact', phone),
    keyOf('holder', 'name', agentFor ?? name),
    keyOf('agent', 'name', agentFor === null ? null : name),
  ].flat()
}

function keyOf(purpose: Purpose, index: IndexPurpose, text: string | null): ClaimantKey[] {
  return text === null ? [] : [{ purpose, hashes: blindIndexes(index, text) }]
}
