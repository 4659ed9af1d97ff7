'use server'

import { z } from 'zod'
import type { CaseAnswer } from '#components/desk/case-answer.ts'
import { publishLetterTemplate } from '#lib/cases/letter-templates.ts'
import { letterKeys } from '#lib/cases/letters.ts'
import { seenVersion } from '#lib/seen-row.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'

const template = z.strictObject({
  letter: z.enum(letterKeys),
  version: seenVersion,
  subject: z.string(),
  text: z.string(),
  note: z.string(),
})

const refused = (refusal: Refusal): CaseAnswer => ({ done: false, refusal })

export const publishLetter = dataAction(template, refused, async (given): Promise<CaseAnswer> => {
  const { version } = await publishLetterTemplate(await actingEditor(), given)
  return { done: true, message: `第 ${version} 版已发布，以后的信按它写。` }
})
