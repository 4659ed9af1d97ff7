'use client'

import type { CaseKind } from '#lib/cases/case-kinds.ts'
import type { CaseParty } from '#lib/cases/desk-evidence.ts'
import { sideName } from '#lib/cases/side-names.ts'
import { type IdentityAnswer, SealedIdentity } from './sealed-identity.tsx'

type Props = {
  id: number
  kind: CaseKind
  party: CaseParty
  open: (asked: { id: number; party: CaseParty; why: string }) => Promise<IdentityAnswer>
}

/** Who one of the sides of a case is. */
export function CaseIdentity({ id, kind, party, open }: Props) {
  return (
    <SealedIdentity
      title={`${sideName(party, kind)}的身份`}
      example="核对主体资格"
      open={(why) => open({ id, party, why })}
    />
  )
}
