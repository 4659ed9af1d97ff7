'use server'

import { redirect } from 'next/navigation.js'
import type { EntryState } from '#components/desk/entry-form.tsx'
import { openSession } from '#lib/web/auth.ts'
import { refusalOf } from '#lib/web/form-state.ts'
import { returnPath } from '#lib/web/session.ts'

export async function enter(_before: EntryState, form: FormData): Promise<EntryState> {
  const email = String(form.get('email') ?? '')
  try {
    await openSession(email, String(form.get('password') ?? ''))
  } catch (error) {
    return { refusal: refusalOf(error), email, name: '' }
  }
  redirect(returnPath(form.get('return')))
}
