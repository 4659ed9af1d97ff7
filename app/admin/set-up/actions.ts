'use server'

import { redirect } from 'next/navigation.js'
import type { EntryState } from '#components/desk/entry-form.tsx'
import { setUpFirstEditor } from '#lib/editors/set-up.ts'
import { openSession } from '#lib/web/auth.ts'
import { refusalOf } from '#lib/web/form-state.ts'

export async function makeFirstEditor(_before: EntryState, form: FormData): Promise<EntryState> {
  const text = (name: string) => String(form.get(name) ?? '')
  const [email, name, password] = [text('email'), text('name'), text('password')]
  try {
    await setUpFirstEditor({ key: text('key'), email, name, password })
    await openSession(email, password)
  } catch (error) {
    return { refusal: refusalOf(error), email, name }
  }
  redirect('/admin/articles')
}
