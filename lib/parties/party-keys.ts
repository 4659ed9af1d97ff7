import type { Prisma } from '#lib/db/generated/client.ts'
import type { BarredKeyPurpose } from '#lib/db/generated/enums.ts'
import { blindIndexes, type IndexPurpose } from '../sealed/blind-index.ts'
import { isUnnamed } from './identity.ts'
import { identityUnlessDeleted } from './read-identity.ts'

/** A keyed hash by which somebody can be known again: of a contact, of the right holder's name, of who acts for him. Of each what
 *  it is under the present secret comes before what it was under earlier ones. */
export type PartyKey = { purpose: BarredKeyPurpose; hashes: Uint8Array<ArrayBuffer>[] }

/**
 * The keyed hashes of what a party says of itself; nothing of its identity leaves this function. Who acts for somebody else is
 * not the right holder: that one is (信息网络传播权保护条例 §14). None of a party that was deleted.
 */
export async function partyKeys(
  client: Pick<Prisma.TransactionClient, 'party'>,
  partyId: string | null,
): Promise<PartyKey[]> {
  const identity = partyId === null ? null : await identityUnlessDeleted(client, partyId)
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

function keyOf(purpose: BarredKeyPurpose, index: IndexPurpose, text: string | null): PartyKey[] {
  return text === null ? [] : [{ purpose, hashes: blindIndexes(index, text) }]
}
