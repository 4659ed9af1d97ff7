'use server'

import { z } from 'zod'
import type { PolicyAnswer } from '#components/desk/policy-entry.ts'
import { policyKinds } from '#lib/policies/policy-kinds.ts'
import { publishPolicy } from '#lib/policies/publish-policy.ts'
import { withdrawPolicy } from '#lib/policies/withdraw-policy.ts'
import { rowNumber, seenVersion } from '#lib/seen-row.ts'
import { shanghaiMinute } from '#lib/time.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'

const refused = (refusal: Refusal): PolicyAnswer => ({ done: false, refusal })
const done = (message: string): PolicyAnswer => ({ done: true, message })

const origin = z.enum(['original', 'repost', 'contribution'])
const entry = z.strictObject({
  kind: z.enum(['disclaimer', 'contribution_rules', 'corrections', 'privacy']),
  before: seenVersion,
  ...{ text: z.string(), origins: z.array(origin) },
  ...{ repostText: z.string(), contributionText: z.string(), originalText: z.string() },
  ...{ effectiveAt: z.string(), note: z.string() },
})

export const publishNext = dataAction(entry, refused, async (given) => {
  const { version, effectiveAt } = await publishPolicy(await actingEditor(), given)
  const from = given.effectiveAt === '' ? '即时生效' : `${shanghaiMinute(effectiveAt)} 起生效`
  return done(`已发布《${policyKinds[given.kind].name}》第 ${version} 版，${from}。`)
})

const withdrawal = z.strictObject({ id: rowNumber, note: z.string() })

export const withdrawComing = dataAction(withdrawal, refused, async (given) => {
  const { kind, version } = await withdrawPolicy(await actingEditor(), given)
  return done(`已撤回《${policyKinds[kind].name}》第 ${version} 版，它不会生效。`)
})
