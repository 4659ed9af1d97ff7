import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { keepSealedFile } from '../parties/keep-sealed-file.ts'
import type { PreparedSealedFile } from '../parties/prepare-sealed-file.ts'
import { theClaimant } from './case-actors.ts'
import { caseKinds } from './case-kinds.ts'
import { type ElementKey, missingElements } from './elements.ts'
import { databaseNow } from './moment.ts'
import { beginCase, keepSide } from './notice-begins.ts'
import { claimOf, type NoticeFields } from './notice-fields.ts'
import { askForMissing, takeUpNotice } from './notice-progress.ts'
import { recordCaseStep } from './record-case-step.ts'

export type GivenNotice = { fields: NoticeFields; files: readonly PreparedSealedFile[] }

/** What a claimant is told: the case's number, and the receipt by which he finds it, which nobody else knows. */
export type ReceivedNotice = { caseId: number; receipt: string; missing: ElementKey[] }

/**
 * Receives a notice (条例 §14; 民法典 §1195). One without an element is received, too, and the element asked for by name. One of a
 * claimant who may not give notice of this work again (条例 §17) is received and refused in the same transaction.
 * @throws DomainError invalid-input
 */
export async function receiveNotice(tx: Tx, { fields, files }: GivenNotice): Promise<ReceivedNotice> {
  const at = await databaseNow(tx)
  const { kind, demand, isForeign, isTruthStated, name, email, phone, address, isOrganisation, agentFor } =
    fields
  const claim = claimOf(fields)
  const identity = { name, email, phone, address, isOrganisation, agentFor }
  const given = { identity, claim, files: files.length, isTruthStated }
  const missing = missingElements(caseKinds[kind].elements, given)
  const { partyId, key: claimantKey } = await keepSide(tx, 'claimant', identity, {
    at,
    hasFiles: files.length > 0,
  })
  const move = missing.length === 0 ? 'receive' : 'receive-incomplete'
  const { row, receipt } = await beginCase(tx, {
    ...{ move, at, kind, demand, claim, isTruthStated, isForeign, missing, partyId, claimantKey },
  })
  await keepEvidence(tx, row, files)
  await recordCaseStep(tx, row, { move, by: theClaimant, at, details: { missing, files: files.length } })
  if (missing.length === 0) await takeUpNotice(tx, row, at, { letter: 'received' })
  else await askForMissing(tx, row, at, { note: '', editorsTime: 'starts' })
  return { caseId: row.id, receipt, missing }
}

/** Enters the files that came with a notice or an answer. They are their sender's, and go with him. */
export async function keepEvidence(
  tx: Tx,
  { partyId }: Pick<RightsCase, 'partyId'>,
  files: readonly PreparedSealedFile[],
): Promise<void> {
  if (files.length === 0) return
  if (partyId === null) throw new Error('files of nobody')
  for (const file of files) await keepSealedFile(tx, file, { party: partyId })
}
