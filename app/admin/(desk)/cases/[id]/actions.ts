'use server'

import { z } from 'zod'
import { caseActKeys } from '#components/desk/case-acts.ts'
import type { AddressAnswer } from '#components/desk/case-address.tsx'
import type { CaseAnswer } from '#components/desk/case-answer.ts'
import type { PreviewAnswer } from '#components/desk/case-letter-preview.tsx'
import type { IdentityAnswer } from '#components/desk/sealed-identity.tsx'
import { confirmApproval, refuseApproval } from '#lib/cases/confirm-approval.ts'
import { confirmNote } from '#lib/cases/confirm-note.ts'
import { openCaseParty } from '#lib/cases/desk-evidence.ts'
import { previewLetters } from '#lib/cases/desk-letters.ts'
import { renewAddress } from '#lib/cases/renew-address.ts'
import { rowNumber, seenRow } from '#lib/seen-row.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'
import { caseVerbs, verbInput } from './case-verbs.ts'
import { confirmedAnswer } from './decided-words.ts'

const fields = z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())]))
const press = seenRow
  .extend({ act: z.enum(caseActKeys), fields, isNoteConfirmed: z.boolean().optional() })
  .strict()

const refused = (refusal: Refusal): CaseAnswer => ({ done: false, refusal })

/** Does one of the acts of a case. */
export const actOnCase = dataAction(
  press,
  refused,
  async ({ act, id, version, fields, isNoteConfirmed }): Promise<CaseAnswer> => {
    const editor = await actingEditor()
    // Where the act is refused for another reason, it stays on record that he said so of these words.
    if (isNoteConfirmed) await confirmNote(editor, { id, note: fields.note })
    const message = await caseVerbs[act](editor, verbInput(id, version, fields))
    return { done: true, message }
  },
)

const approval = seenRow
  .extend({ approval: rowNumber, isConfirmed: z.boolean(), reason: z.string() })
  .strict()

/** Confirms what another editor has proposed, or ends it. */
export const decideApproval = dataAction(approval, refused, async (given): Promise<CaseAnswer> => {
  const { approval: approvalId, isConfirmed, reason: note, ...seen } = given
  const editor = await actingEditor()
  if (isConfirmed)
    return { done: true, message: confirmedAnswer(await confirmApproval(editor, { ...seen, approvalId })) }
  await refuseApproval(editor, { ...seen, approvalId, note })
  return { done: true, message: '提议已结束。' }
})

const party = z.strictObject({ id: rowNumber, party: z.enum(['claimant', 'contributor']), why: z.string() })

const notOpened = (refusal: Refusal): IdentityAnswer => ({ done: false, refusal })

/** Opens who one of the sides is, on record. */
export const openIdentity = dataAction(party, notOpened, async (asked): Promise<IdentityAnswer> => {
  return { done: true, identity: await openCaseParty(await actingEditor(), asked) }
})

const renewal = z.strictObject({ id: rowNumber, side: z.enum(['claimant', 'contributor']), why: z.string() })

const notRenewed = (refusal: Refusal): AddressAnswer => ({ done: false, refusal })

/** Makes a new address of a side's page, shown this once, on record. */
export const renewCaseAddress = dataAction(renewal, notRenewed, async (asked): Promise<AddressAnswer> => {
  return { done: true, ...(await renewAddress(await actingEditor(), asked)) }
})

const notShown = (refusal: Refusal): PreviewAnswer => ({ done: false, refusal })

/** The letters that an act would send now. */
export const previewAct = dataAction(
  press,
  notShown,
  async ({ act, id, version, fields }): Promise<PreviewAnswer> => {
    const editor = await actingEditor()
    const verb = () => caseVerbs[act](editor, verbInput(id, version, fields))
    return { done: true, letters: await previewLetters(editor, id, verb) }
  },
)

const proposal = approval.pick({ id: true, version: true, approval: true }).strict()

/** The letters that confirming what another editor has proposed would send now. */
export const previewApproval = dataAction(proposal, notShown, async (given): Promise<PreviewAnswer> => {
  const { approval: approvalId, ...seen } = given
  const editor = await actingEditor()
  const verb = () => confirmApproval(editor, { ...seen, approvalId })
  return { done: true, letters: await previewLetters(editor, seen.id, verb) }
})
