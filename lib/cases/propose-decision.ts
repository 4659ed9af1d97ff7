import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { CaseApprovalKind } from '#lib/db/generated/enums.ts'
import { isRehearsed, type Tx } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { type SeenRow, seenRow } from '../seen-row.ts'
import { readSetting } from '../settings/read-setting.ts'
import type { Acted } from './acted-articles.ts'
import { type CaseMove, caseMove } from './case-moves.ts'
import { claimCase } from './claim-case.ts'
import { assertCaseNamesNobody, decisionNote } from './decision-note.ts'
import { recordCaseStep } from './record-case-step.ts'

/** What an editor decides on a case that he has seen in this version, and why. */
export const decisionSchema = seenRow.extend({ note: decisionNote })

/** A decision as it is carried out; without words where a period's end is the reason. */
export type Decision<M extends CaseMove> = { move: M; at: Date; note: string }

/** What became of it: done, or proposed to a second person; and what it did to articles, where it did anything. */
export type Decided = { version: number; isProposed: boolean; acted?: Acted }

/** Whether a second person must want it first: by the setting, a matter of the house. A rehearsal shows what is done once he does. */
export async function needsSecond(tx: Tx, move: CaseMove): Promise<boolean> {
  if (isRehearsed(tx)) return false
  return (caseMove(move).needsTwo ?? false) && (await readSetting(tx, 'cases.two_persons'))
}

type Proposal = {
  action: CaseApprovalKind
  note: string
  /** What else the verb was given, as it was given: it is checked again when it is done. */
  input?: Prisma.InputJsonObject
}

/** Keeps a decision until another editor confirms it. At most one of a case is open: a new one takes its place. That two
 *  persons decide is a matter of the house. */
export async function propose(
  tx: Tx,
  editor: Editor,
  seen: SeenRow,
  { action, note, input = {} }: Proposal,
): Promise<Decided> {
  const at = await databaseNow(tx)
  const row = await claimCase(tx, seen, { move: 'propose', at })
  await assertCaseNamesNobody(tx, row, note)
  await tx.caseApproval.updateMany({
    where: { caseId: row.id, confirmedAt: null, endedAt: null },
    data: { endedAt: at },
  })
  await tx.caseApproval.create({
    data: {
      ...{ caseId: row.id, action, input: { ...input, note }, at },
      ...{ proposedById: editor.id, proposedBy: editor.name },
    },
  })
  await recordCaseStep(tx, row, { move: 'propose', by: editor, at, reason: note, details: { action } })
  return { version: row.version, isProposed: true }
}

/** What a proposal keeps of the decision. */
export const proposedInput = z.looseObject({ note: z.string() })
