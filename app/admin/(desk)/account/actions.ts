'use server'

import type { AccountState } from '#components/desk/password-form.tsx'
import { changePassword } from '#lib/editors/change-password.ts'
import { endSession } from '#lib/editors/end-session.ts'
import { endOtherSessions } from '#lib/editors/end-sessions.ts'
import { formAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { clientOfRequest } from '#lib/web/open-session.ts'
import { actingSession } from '#lib/web/session.ts'

const refused = (refusal: Refusal): AccountState => ({ refusal, done: null })
const done = (message: string): AccountState => ({ refusal: null, done: message })

export const replacePassword = formAction(refused, async (form) => {
  const input = { current: form.text('current'), next: form.text('next') }
  const { ended } = await changePassword(await actingSession(), await clientOfRequest(), input)
  return done(ended > 0 ? `密码已修改，另外 ${ended} 处登录已退出。` : '密码已修改。')
})

/** Ends one session, or all others where none is named. */
export const endSessions = formAction(refused, async (form) => {
  const { editor, sessionId } = await actingSession()
  const id = form.text('session')
  if (id === '') return done(`已退出另外 ${await endOtherSessions(editor, sessionId)} 处登录。`)
  await endSession(editor, id)
  return done('这处登录已退出。')
})
