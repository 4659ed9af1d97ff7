'use server'

import { z } from 'zod'
import type { CaseAnswer } from '#components/desk/case-answer.ts'
import { seenVersion } from '#lib/seen-row.ts'
import { changeSetting } from '#lib/settings/change-setting.ts'
import { settingKeys } from '#lib/settings/settings-table.ts'
import { policyDue } from '#lib/settings/stated-in-policies.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'

const change = z.strictObject({
  key: z.enum(settingKeys),
  value: z.string(),
  version: seenVersion,
  why: z.string(),
})

const refused = (refusal: Refusal): CaseAnswer => ({ done: false, refusal })

export const saveSetting = dataAction(change, refused, async (given): Promise<CaseAnswer> => {
  await changeSetting(await actingEditor(), given)
  return { done: true, message: `设置已保存。${policyDue(given.key) ?? ''}` }
})
