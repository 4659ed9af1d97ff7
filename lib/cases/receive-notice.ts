import { databaseNow } from '#lib/db/database-now.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { keepSealedFile } from '../parties/keep-sealed-file.ts'
import type { PreparedSealedFile } from '../parties/prepare-sealed-file.ts'
import { shanghaiMinute } from '../time.ts'
import { theClaimant } from './case-actors.ts'
import { caseKinds } from './case-kinds.ts'
import { type CaseMove, caseMove } from './case-moves.ts'
import { keepConfirmed } from './confirmed-notes.ts'
import { assertCaseNamesNobody } from './decision-note.ts'
import { type ElementKey, missingElements } from './elements.ts'
import { beginCase, keepSide } from './notice-begins.ts'
import { claimOf, type NoticeFields } from './notice-fields.ts'
import { askForMissing, takeUpNotice } from './notice-progress.ts'
import { type NoticeWay, noticeWays } from './notice-ways.ts'
import { recordCaseStep } from './record-case-step.ts'

export type GivenNotice = { fields: NoticeFields; files: readonly PreparedSealedFile[] }

/** What a claimant is told: the case's number, and the receipt by which he finds it, which nobody else knows. */
export type ReceivedNotice = { caseId: number; receipt: string; missing: ElementKey[] }

/**
 * Receives a notice (条例 §14; 民法典 §1195). One without an element is received, too, and the element asked for by name. One of a
 * claimant who may not give notice of this work again (条例 §17) is received and refused in the same transaction.
 * @throws DomainError invalid-input
 */
export async function receiveNotice(tx: Tx, given: GivenNotice): Promise<ReceivedNotice> {
  const at = await databaseNow(tx)
  const moves = { whole: 'receive', part: 'receive-incomplete' } as const
  return enterNotice(tx, given, { by: theClaimant, at, receivedAt: at, way: 'form', note: '', moves })
}

/** How a notice came in, and who enters it. */
type Coming = {
  by: Actor
  at: Date
  /** From then on the editors' time runs where nothing is missing; not after `at`. */
  receivedAt: Date
  way: NoticeWay
  /** For the newsroom; it names nobody. */
  note: string
  /** Who says that it only has a word in common with a name, where one does. */
  noteConfirmedBy?: Editor
  moves: { whole: CaseMove; part: CaseMove }
}

/** The same, also of a notice that an editor enters for its claimant.
 *  @throws DomainError invalid-input where the note names somebody */
export async function enterNotice(
  tx: Tx,
  { fields, files }: GivenNotice,
  { by, at, receivedAt, way, note, noteConfirmedBy, moves }: Coming,
): Promise<ReceivedNotice> {
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
  const move = missing.length === 0 ? moves.whole : moves.part
  const { row, receipt } = await beginCase(tx, {
    ...{ move, at, kind, demand, claim, isTruthStated, isForeign, missing, partyId, claimantKey },
    ...{ receivedAt, way },
  })
  if (noteConfirmedBy) await keepConfirmed(tx, noteConfirmedBy, { id: row.id, note })
  await assertCaseNamesNobody(tx, row, note)
  await keepEvidence(tx, row, files)
  await recordCaseStep(tx, row, {
    ...{ move, by, at, details: { missing, files: files.length, ...(way !== 'form' && { way }) } },
    ...(way !== 'form' && cameWords(move, { way, receivedAt, note })),
  })
  if (missing.length === 0) await takeUpNotice(tx, row, at, { letter: 'received', from: receivedAt })
  else await askForMissing(tx, row, at)
  return { caseId: row.id, receipt, missing }
}

/** When and how it came, in the words of its step. */
function cameWords(move: CaseMove, { way, receivedAt, note }: Pick<Coming, 'way' | 'receivedAt' | 'note'>) {
  const [moment, how] = [shanghaiMinute(receivedAt), noticeWays[way]]
  return {
    reason: `${moment} 收到，${how}。${note}`,
    publicWording: `本站于 ${moment} 收到您的通知（${how}）。${caseMove(move).publicWording}`,
  }
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
