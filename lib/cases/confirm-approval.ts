import { databaseNow } from '#lib/db/database-now.ts'
import type { CaseApproval } from '#lib/db/generated/client.ts'
import type { CaseApprovalKind } from '#lib/db/generated/enums.ts'
import { OF_MANY_ARTICLES, type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { rowNumber, seenRow } from '../seen-row.ts'
import type { Acted } from './acted-articles.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { carryOutCorrection } from './correct-case.ts'
import { optionalNote } from './decision-note.ts'
import { takeUpLateCounter } from './follow-late-counter.ts'
import { proposedInput } from './propose-decision.ts'
import { recordCaseStep } from './record-case-step.ts'
import { remove } from './remove-case.ts'
import { restoreByCase } from './restore-case.ts'

const schema = seenRow.extend({ approvalId: rowNumber })

/** Carries out what another editor has proposed, on the case as it is now: every guard is looked at again. That two persons decide is a
 *  matter of the house; the article of the decision stands with its verb.
 *  @returns also what was decided, and what became of the articles
 *  @throws DomainError forbidden (his own proposal) | invalid-input | not-found | wrong-state | conflict */
export async function confirmApproval(
  editor: Editor,
  input: unknown,
): Promise<CarriedOut & { action: CaseApprovalKind }> {
  permit(editor, 'case.decide')
  const { approvalId, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    await holdCase(tx, seen.id)
    const approval = await openApproval(tx, seen.id, approvalId)
    if (approval.proposedById === editor.id)
      throw new DomainError('forbidden', '这是您自己提出的，须由另一位有权限的人确认。')
    await tx.caseApproval.update({
      where: { id: approval.id },
      data: { confirmedById: editor.id, confirmedBy: editor.name, confirmedAt: at },
    })
    return { ...(await carryOut(tx, editor, seen, { approval, at })), action: approval.action }
  }, OF_MANY_ARTICLES)
}

/** What it led to: what became of the articles, or whether a mail takes a counter-notice to its claimant. */
type CarriedOut = { version: number; acted?: Acted; isMailed?: boolean }

function carryOut(
  tx: Tx,
  editor: Editor,
  seen: { id: number; version: number },
  { approval, at }: { approval: CaseApproval; at: Date },
): Promise<CarriedOut> {
  const { note, ...input } = proposedInput.parse(approval.input)
  switch (approval.action) {
    case 'remove':
      return remove(tx, editor, seen, { move: 'remove', at, note })
    case 'restore':
      return restoreByCase(tx, editor, seen, { move: 'restore', at, note })
    case 'correct':
      return carryOutCorrection(tx, editor, { ...input, ...seen, note }, at)
    case 'follow_counter':
      return takeUpLateCounter(tx, editor, seen, { at, note })
  }
}

const refusalSchema = schema.extend({ note: optionalNote })

/** Ends a proposal without carrying it out: another editor refuses it, or who made it takes it back; a matter of the house.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function refuseApproval(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.decide')
  const { approvalId, note, ...seen } = parseInput(refusalSchema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const row = await claimCase(tx, seen, { move: 'end-proposal', at })
    const approval = await openApproval(tx, seen.id, approvalId)
    await tx.caseApproval.update({ where: { id: approval.id }, data: { endedAt: at } })
    const { action } = approval
    await recordCaseStep(tx, row, { move: 'end-proposal', by: editor, at, reason: note, details: { action } })
    return { version: row.version }
  })
}

async function openApproval(tx: Tx, caseId: number, id: number): Promise<CaseApproval> {
  const found = await tx.caseApproval.findFirst({ where: { id, caseId, confirmedAt: null, endedAt: null } })
  if (found) return found
  throw new DomainError('wrong-state', '这项提议已经办理或者已经收回。')
}
