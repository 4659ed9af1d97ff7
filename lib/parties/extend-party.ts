import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { DomainError } from '../errors.ts'
import { expired, isUuid } from './read-identity.ts'

type Extension = {
  until: Date
  /** For the audit trail, like `litigation_hold`; no identity. */
  why: string
}

/** Keeps a party, with its files, until a later moment: its case goes on, or a suit is pending. An earlier one changes nothing.
 *  @throws DomainError not-found | gone */
export async function extendParty(
  tx: Tx,
  actor: Actor,
  id: string,
  { until, why }: Extension,
): Promise<void> {
  if (!isUuid(id)) throw new DomainError('not-found', '没有这份身份信息。')
  const { count } = await tx.party.updateMany({
    where: { id, deletedAt: null, until: { lt: until } },
    data: { until },
  })
  if (count === 0) return refuseDeleted(tx, id)
  await recordAudit(tx, {
    ...{ event: 'party_extended', by: actor, about: { subject: 'party', id } },
    details: { until: until.toISOString(), why },
  })
}

async function refuseDeleted(tx: Tx, id: string): Promise<void> {
  const row = await tx.party.findUnique({ where: { id }, select: { deletedAt: true } })
  if (!row) throw new DomainError('not-found', '没有这份身份信息。')
  if (row.deletedAt) throw expired('身份信息', row.deletedAt)
}
