'use server'

import { redirect } from 'next/navigation.js'
import type { EntryState } from '#components/desk/entry-form.tsx'
import { formAction } from '#lib/web/action.ts'
import { type Refusal, refusalOf } from '#lib/web/form-state.ts'
import { openSession } from '#lib/web/open-session.ts'
import { returnPath } from '#lib/web/session.ts'

const refused = (refusal: Refusal, email = ''): EntryState => ({ refusal, email, name: '' })

export const enter = formAction(refused, async (form) => {
  const email = form.text('email')
  try {
    await openSession(email, form.text('password'))
  } catch (error) {
    return refused(refusalOf(error), email)
  }
  redirect(returnPath(form.text('return')))
})
