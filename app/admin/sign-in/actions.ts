'use server'

import { redirect } from 'next/navigation.js'
import type { EntryState } from '#components/desk/entry-form.tsx'
import { type Form, formAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { openSession } from '#lib/web/open-session.ts'
import { returnPath } from '#lib/web/session.ts'

const refused = (refusal: Refusal, form?: Form): EntryState => ({
  refusal,
  email: form?.text('email') ?? '',
  name: '',
})

export const enter = formAction(refused, async (form) => {
  await openSession(form.text('email'), form.text('password'))
  redirect(returnPath(form.text('return')))
})
