import type { CounterNotice } from '#lib/db/generated/client.ts'
import { seal, unseal } from '../sealed/seal.ts'
import { type NoticeClaim, noticeClaimSchema } from './notice-claim.ts'

/** What a counter-notice says.
 *  @throws Error where it says nothing, or no longer */
export function readCounterClaim({
  id,
  claimSealed,
}: Pick<CounterNotice, 'id' | 'claimSealed'>): NoticeClaim {
  if (claimSealed === null) throw new Error('a counter-notice that says nothing')
  const text = unseal({ table: 'counter_notice', column: 'claim_sealed', row: id }, claimSealed)
  return noticeClaimSchema.parse(JSON.parse(text))
}

/** A claim as its counter-notice keeps it. */
export function sealCounterClaim(id: string, claim: NoticeClaim): string {
  return seal({ table: 'counter_notice', column: 'claim_sealed', row: id }, JSON.stringify(claim))
}
