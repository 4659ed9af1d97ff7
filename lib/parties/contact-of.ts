import { db } from '#lib/db/client.ts'
import { isDomainError } from '../errors.ts'
import type { Identity } from './identity.ts'
import { readIdentity } from './read-identity.ts'

/** How a party is reached; null once that was deleted. For the mail job alone (a test of the architecture says so): a person
 *  opens an identity by `openParty`, which is recorded. */
export async function contactOf(id: string): Promise<Pick<Identity, 'name' | 'email' | 'phone'> | null> {
  try {
    const { name, email, phone } = (await readIdentity(db(), id)).identity
    return { name, email, phone }
  } catch (error) {
    if (isDomainError(error)) return null
    throw error
  }
}
