'use server'

import { redirect } from 'next/navigation.js'
import type { EntryState } from '#components/desk/entry-form.tsx'
import { setUpFirstEditor } from '#lib/editors/set-up.ts'
import { type Form, formAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { openSession } from '#lib/web/open-session.ts'

const refused = (refusal: Refusal, form?: Form): EntryState => ({
  refusal,
  email: form?.text('email') ?? '',
  name: form?.text('name') ?? '',
})

export const makeFirstEditor = formAction(refused, async (form) => {
  const [email, name, password] = [form.text('email'), form.text('name'), form.text('password')]
  await setUpFirstEditor({ key: form.text('key'), email, name, password })
  await openSession(email, password)
  redirect('/admin/articles')
})
