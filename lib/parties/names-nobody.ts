import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { namesParty } from './opening-reason.ts'
import { identityUnlessDeleted } from './read-identity.ts'

/** Refuses a text that names one of these parties, or says how he is reached: what is published, or kept for good.
 *  @throws DomainError invalid-input, of that field */
export async function assertNamesNobody(
  tx: Tx,
  parties: readonly (string | null)[],
  { text, field }: { text: string; field: string },
): Promise<void> {
  for (const id of parties) {
    const identity = id === null ? null : await identityUnlessDeleted(tx, id)
    if (!identity || !namesParty(text, identity)) continue
    const message = '这里会公开或者长期保存，请不要写当事人的姓名、联系方式或地址。'
    throw new DomainError('invalid-input', message, { fields: { [field]: message } })
  }
}
