import type { Prisma, RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { amendParty, type IdentityField, refuseIdentity, toldFields } from '../parties/amend-party.ts'
import { elementsNamed, type Given } from './elements.ts'
import { keepSide } from './notice-begins.ts'
import { askedFields } from './told-identity.ts'

type Claimant = {
  columns: Pick<Prisma.RightsCaseUncheckedUpdateManyInput, 'partyId' | 'claimantKey'>
  /** The fields of his identity that were changed, for the record; never their values. */
  identity: IdentityField[]
}

/**
 * Keeps what a claimant says of himself with an answer. He does while elements are asked for, and never later: what he gave notice
 * under is what it was accepted, forwarded and answered under, and by what 条例 §17 bars him.
 * @throws DomainError invalid-input by field
 */
export async function keepClaimant(
  tx: Tx,
  row: RightsCase,
  { identity: told, files }: Pick<Given, 'identity' | 'files'>,
  at: Date,
): Promise<Claimant> {
  const isAsked = row.state === 'need_info'
  if (!isAsked) refuseIdentity(told ?? {})
  if (row.partyId === null) {
    const identity = { ...told, name: told?.name ?? '' }
    const { partyId, key } = await keepSide(tx, 'claimant', identity, { at, hasFiles: files > 0 })
    return { columns: { partyId, claimantKey: key ?? row.claimantKey }, identity: toldFields(identity) }
  }
  const mayReplace = askedFields(elementsNamed(row.missing))
  const identity = await amendParty(tx, row.partyId, told ?? {}, { at, mayReplace })
  if (identity.length === 0) return { columns: {}, identity }
  const party = await tx.party.findUniqueOrThrow({ where: { id: row.partyId } })
  return { columns: { claimantKey: row.claimantKey ?? party.emailIndex ?? party.phoneIndex }, identity }
}
