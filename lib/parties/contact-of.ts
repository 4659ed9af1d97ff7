import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { isDomainError } from '../errors.ts'
import type { Identity } from './identity.ts'
import { readIdentity } from './read-identity.ts'

export type Contact = Pick<Identity, 'name' | 'email' | 'phone'>

/** How a party is reached; null once that was deleted. For lib/mail alone (a test of the architecture says so): a person opens
 *  an identity by `openParty`, which is recorded. */
export async function contactOf(
  id: string,
  client: Pick<Prisma.TransactionClient, 'party'> = db(),
): Promise<Contact | null> {
  try {
    const { name, email, phone } = (await readIdentity(client, id)).identity
    return { name, email, phone }
  } catch (error) {
    if (isDomainError(error)) return null
    throw error
  }
}
