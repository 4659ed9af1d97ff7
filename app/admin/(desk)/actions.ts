'use server'

import { redirect } from 'next/navigation.js'
import { bareAction } from '#lib/web/action.ts'
import { closeSession } from '#lib/web/open-session.ts'

export const leave = bareAction(async () => {
  await closeSession()
  redirect('/admin/sign-in')
})
