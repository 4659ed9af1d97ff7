import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import type { Identity } from './identity.ts'
import { identityUnlessDeleted } from './read-identity.ts'

type Forwarding = {
  by: Actor
  caseId: number
  /** Whether contact and address are told, too. */
  withContact: boolean
}

/** What the other side of a case learns of a party with its notice or counter-notice. */
export type ForwardedIdentity = Pick<Identity, 'name' | 'agentFor'> &
  Partial<Pick<Identity, 'email' | 'phone' | 'address'>>

/**
 * Who a party is, for the letter by which his notice or counter-notice is forwarded (信息网络传播权保护条例 §15, 17; 民法典 §1195,
 * 1196). The audit trail says that it was, and how much; never what.
 * @returns null where it was deleted
 */
export async function forwardIdentity(
  tx: Tx,
  id: string,
  { by, caseId, withContact }: Forwarding,
): Promise<ForwardedIdentity | null> {
  const identity = await identityUnlessDeleted(tx, id)
  if (!identity) return null
  await recordAudit(tx, {
    ...{ event: 'identity_forwarded', by, about: { subject: 'party', id } },
    details: { caseId, withContact },
  })
  const { name, agentFor, email, phone, address } = identity
  return { name, agentFor, ...(withContact && { email, phone, address }) }
}
