'use server'

import { z } from 'zod'
import type { ContributionAnswer } from '#components/desk/contribution-answer.ts'
import type { IdentityAnswer } from '#components/desk/sealed-identity.tsx'
import { acceptContribution } from '#lib/contributions/accept-contribution.ts'
import { answerWithdrawal } from '#lib/contributions/answer-withdrawal.ts'
import { askContributor } from '#lib/contributions/ask-contributor.ts'
import { declineContribution } from '#lib/contributions/decline-contribution.ts'
import { openContributor } from '#lib/contributions/open-contributor.ts'
import { rowNumber, seenRow } from '#lib/seen-row.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'

const refused = (refusal: Refusal): ContributionAnswer => ({ done: false, refusal })
const done = (message: string): ContributionAnswer => ({ done: true, message })

const place = seenRow.extend({ cityId: z.string(), columnId: z.string() })

export const acceptIt = dataAction(
  place,
  refused,
  async ({ columnId, ...given }): Promise<ContributionAnswer> => {
    const column = columnId === '' ? null : columnId
    const { articleId } = await acceptContribution(await actingEditor(), { ...given, columnId: column })
    return { done: true, message: '已采用，正在打开草稿。', articleId }
  },
)

export const askIt = dataAction(seenRow.extend({ question: z.string() }), refused, async (given) => {
  await askContributor(await actingEditor(), given)
  return done('已询问投稿人。')
})

const refusal = seenRow.extend({ reason: z.string(), note: z.string() })

export const declineIt = dataAction(refusal, refused, async (given) => {
  await declineContribution(await actingEditor(), given)
  return done('已答复投稿人：不采用。')
})

export const answerIt = dataAction(
  seenRow.extend({ note: z.string(), isGranted: z.boolean() }),
  refused,
  async (given) => {
    await answerWithdrawal(await actingEditor(), given)
    return done('已答复撤下申请。')
  },
)

const opening = z.strictObject({ id: rowNumber, why: z.string() })

export const openIt = dataAction(
  opening,
  (refusal): IdentityAnswer => ({ done: false, refusal }),
  async ({ id, why }): Promise<IdentityAnswer> => {
    return { done: true, identity: await openContributor(await actingEditor(), id, why) }
  },
)
