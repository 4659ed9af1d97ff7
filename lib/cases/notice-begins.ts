import { z } from 'zod'
import { Prisma, type RightsCase } from '#lib/db/generated/client.ts'
import type { CaseDemand, CaseKind, NoticeWay, PartyRole } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { type IdentityInput, UNNAMED } from '../parties/identity.ts'
import { keepParty } from '../parties/keep-party.ts'
import { blindIndex } from '../sealed/blind-index.ts'
import { seal } from '../sealed/seal.ts'
import { readSetting } from '../settings/read-setting.ts'
import { addressesOf } from './case-addresses.ts'
import { type CaseMove, caseMove } from './case-moves.ts'
import { makeReceipt } from './case-receipts.ts'
import type { ElementKey } from './elements.ts'
import type { NoticeClaim } from './notice-claim.ts'

/** Everything that a case begins with. */
export type Beginning = {
  move: CaseMove
  at: Date
  kind: CaseKind
  demand: CaseDemand
  claim: NoticeClaim
  isTruthStated: boolean
  isForeign: boolean
  /** When an editor confirmed it, where it is a part of a case. */
  foreignConfirmedAt?: Date | null
  missing: readonly ElementKey[]
  partyId: string | null
  claimantKey: Uint8Array<ArrayBuffer> | null
  /** When the last element had come, where it is another moment. */
  completeAt?: Date | null
  /** When it was received, where it is another moment. */
  receivedAt?: Date
  /** How it came, where it was not by a form. */
  way?: NoticeWay
}

/** Makes the row of a case with its articles; what was claimed is sealed for it.
 *  @returns also its receipt, which nobody else is told */
export async function beginCase(tx: Tx, given: Beginning): Promise<{ row: RightsCase; receipt: string }> {
  const id = await nextCaseId(tx)
  const { receipt, columns: kept } = makeReceipt('rights_case', String(id))
  const { move, at, claim, missing, receivedAt = at, ...columns } = given
  const { to } = caseMove(move)
  if (!to) throw new Error(`no case begins with ${move}`)
  const row = await tx.rightsCase.create({
    data: {
      ...{ id, ...columns, state: to, missing: [...missing], receivedAt },
      completeAt: missing.length === 0 ? (given.completeAt ?? receivedAt) : null,
      ...kept,
      claimSealed: sealClaim(id, claim),
    },
  })
  const addresses = await addressesOf(tx, claim.statedUrls)
  await tx.caseArticle.createMany({ data: addresses.map((address) => ({ caseId: id, ...address })) })
  return { row, receipt }
}

/** A claim as its case keeps it. */
export function sealClaim(caseId: number, claim: NoticeClaim): string {
  return seal({ table: 'rights_case', column: 'claim_sealed', row: String(caseId) }, JSON.stringify(claim))
}

async function nextCaseId(tx: Tx): Promise<number> {
  const [row] = await queryRows(
    z.object({ id: z.int() }),
    Prisma.sql`SELECT nextval(pg_get_serial_sequence('rights_case', 'id'))::int AS id`,
    tx,
  )
  if (!row) throw new Error('a sequence without a value')
  return row.id
}

/** Keeps who writes, where he said anything of it or sent files, which are then his, until the settings' time has passed. */
export async function keepSide(
  tx: Tx,
  role: PartyRole,
  identity: IdentityInput,
  { at, hasFiles }: { at: Date; hasFiles: boolean },
): Promise<{ partyId: string | null; key: Uint8Array<ArrayBuffer> | null }> {
  const { name, email, phone, address } = identity
  const contact = email || phone
  const key = contact ? blindIndex('contact', contact) : null
  if (!hasFiles && ![name, email, phone, address].some(Boolean)) return { partyId: null, key }
  const until = await identitiesUntil(tx, at)
  return {
    partyId: await keepParty(tx, { role, identity: { ...identity, name: name || UNNAMED }, until }),
    key,
  }
}

/** Until when the identities of a case are kept that ends, or goes on, at this moment. */
export async function identitiesUntil(tx: Tx, at: Date): Promise<Date> {
  const until = new Date(at)
  until.setUTCMonth(until.getUTCMonth() + (await readSetting(tx, 'cases.identity_months')))
  return until
}
