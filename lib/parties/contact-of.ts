import { db } from '#lib/db/client.ts'
import type { Identity } from './identity.ts'
import { identityUnlessDeleted } from './read-identity.ts'

/** How a party is reached; null once that was deleted. For the mail job alone (a test of the architecture says so): a person
 *  opens an identity by `openParty`, which is recorded. */
export async function contactOf(id: string): Promise<Pick<Identity, 'name' | 'email' | 'phone'> | null> {
  const identity = await identityUnlessDeleted(db(), id)
  if (!identity) return null
  const { name, email, phone } = identity
  return { name, email, phone }
}
