'use server'

import { redirect } from 'next/navigation.js'
import { closeSession } from '#lib/web/auth.ts'

export async function leave(): Promise<void> {
  await closeSession()
  redirect('/admin/sign-in')
}
