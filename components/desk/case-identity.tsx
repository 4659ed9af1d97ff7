'use client'

import type { CaseParty } from '#lib/cases/desk-evidence.ts'
import { type IdentityAnswer, SealedIdentity } from './sealed-identity.tsx'

type Props = {
  id: number
  party: CaseParty
  open: (asked: { id: number; party: CaseParty; why: string }) => Promise<IdentityAnswer>
}

const names: Record<CaseParty, string> = { claimant: '投诉人的身份', contributor: '投稿人的身份' }

/** Who one of the sides of a case is. */
export function CaseIdentity({ id, party, open }: Props) {
  return (
    <SealedIdentity title={names[party]} example="核对主体资格" open={(why) => open({ id, party, why })} />
  )
}
