'use server'

import { z } from 'zod'
import type { IdentityAnswer } from '#components/desk/case-identity.tsx'
import { openCaseParty } from '#lib/cases/desk-evidence.ts'
import { rowNumber } from '#lib/seen-row.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'

const party = z.strictObject({ id: rowNumber, party: z.enum(['claimant', 'contributor']), why: z.string() })

const notOpened = (refusal: Refusal): IdentityAnswer => ({ done: false, refusal })

export const openIdentity = dataAction(party, notOpened, async (asked): Promise<IdentityAnswer> => {
  return { done: true, identity: await openCaseParty(await actingEditor(), asked) }
})
