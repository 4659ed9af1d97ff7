import { expect, it } from 'vitest'
import { createEditor } from '#lib/editors/create-editor.ts'
import { sessionCookieName } from '#lib/editors/session-cookie.ts'
import { signIn } from '#lib/editors/sign-in.ts'
import { hasSignedSession } from '#lib/editors/signed-session.ts'
import { aSystem } from '../../support/cast.ts'

const mei = { email: 'mei@example.cn', name: '梅编辑', role: 'editor', password: 'lecong-2026-mei' }

it('recognises a session token that this portal has signed', async () => {
  await createEditor(aSystem, mei)
  const { value } = await signIn({ ...mei, address: '203.0.113.7', userAgent: 'Firefox' })
  const cookie = (given: string) => `theme=dark; ${sessionCookieName}=${given}; other=1`
  expect(hasSignedSession(cookie(value))).toBe(true)
  expect(hasSignedSession(cookie(encodeURIComponent(decodeURIComponent(value))))).toBe(true)
  const [token = '', signature = ''] = decodeURIComponent(value).split('.')
  const forged = [
    `${token}x.${signature}`,
    `${token}.${signature.slice(4)}`,
    token,
    `${token}.`,
    '%',
    'a.b',
    '.',
    '',
  ]
  for (const one of forged) expect(hasSignedSession(cookie(one)), one).toBe(false)
  expect(hasSignedSession(undefined)).toBe(false)
  expect(hasSignedSession(`x${sessionCookieName}=${value}`)).toBe(false)
})
