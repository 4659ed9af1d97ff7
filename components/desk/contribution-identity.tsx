'use client'

import { type IdentityAnswer, SealedIdentity } from './sealed-identity.tsx'

type Props = { id: number; open: (asked: { id: number; why: string }) => Promise<IdentityAnswer> }

/** Who the contributor is. */
export function ContributionIdentity({ id, open }: Props) {
  return <SealedIdentity title="投稿人的身份" example="电话核实内容" open={(why) => open({ id, why })} />
}
