import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { changePassword } from '#lib/editors/change-password.ts'
import { changeRole } from '#lib/editors/change-role.ts'
import { disableEditor } from '#lib/editors/disable-editor.ts'
import { enableEditor } from '#lib/editors/enable-editor.ts'
import { endSession } from '#lib/editors/end-session.ts'
import { endOtherSessions } from '#lib/editors/end-sessions.ts'
import { type EditorSession, editorByEmail, editorBySession } from '#lib/editors/gate.ts'
import { openSessions } from '#lib/editors/open-sessions.ts'
import { resetPassword } from '#lib/editors/reset-password.ts'
import { signIn } from '#lib/editors/sign-in.ts'
import { FAILURES_PER_ACCOUNT_AND_ADDRESS } from '#lib/editors/sign-in-attempts.ts'
import { anAccount } from '../../support/accounts.ts'
import { aSystem } from '../../support/cast.ts'

const chen = {
  email: 'chen@example.cn',
  name: '陈管理',
  role: 'admin' as const,
  password: 'lecong-2026-chen',
}
const mei = { email: 'mei@example.cn', name: '梅编辑', role: 'editor' as const, password: 'lecong-2026-mei' }
const place = { address: '203.0.113.7', deviceId: null }

async function enter(who: { email: string; password: string } = mei, userAgent = 'Firefox'): Promise<string> {
  const { name, value } = await signIn({ email: who.email, password: who.password, ...place, userAgent })
  return `${name}=${value}`
}

async function admitted(cookie: string): Promise<EditorSession> {
  const found = await editorBySession(cookie)
  if (!found) throw new Error('the cookie opens nothing')
  return found
}

beforeEach(async () => {
  await anAccount(chen)
  await anAccount(mei)
})

describe('disabling an editor', () => {
  it('ends every session at once, refuses sign-in and the command line, until he is enabled again', async () => {
    const cookies = [await enter(), await enter()]
    expect(await disableEditor(aSystem, ' MEI@example.cn ')).toEqual({ name: '梅编辑', ended: 2 })
    for (const cookie of cookies) expect(await editorBySession(cookie)).toBeNull()
    await expect(enter()).rejects.toMatchObject({ code: 'unauthenticated', message: '邮箱或密码不对。' })
    expect(await db().session.count()).toBe(0)
    await expect(editorByEmail(mei.email)).rejects.toMatchObject({ code: 'forbidden' })
    await enableEditor(aSystem, mei.email)
    expect(await editorBySession(await enter())).not.toBeNull()
  })

  it('refuses a session that was opened at the same time', async () => {
    const cookie = await enter()
    await db().editor.update({ where: { email: mei.email }, data: { disabledAt: new Date() } })
    expect(await editorBySession(cookie)).toBeNull()
  })

  it('leaves one administrator who can sign in, also when two are disabled concurrently', async () => {
    await expect(disableEditor(aSystem, chen.email)).rejects.toMatchObject({ code: 'wrong-state' })
    await expect(changeRole(aSystem, chen.email, { role: 'editor' })).rejects.toMatchObject({
      code: 'wrong-state',
    })
    await changeRole(aSystem, mei.email, { role: 'admin' })
    const ends = await Promise.allSettled([
      disableEditor(aSystem, chen.email),
      disableEditor(aSystem, mei.email),
    ])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db().editor.count({ where: { role: 'admin', disabledAt: null } })).toBe(1)
  })

  it('refuses an unknown account and an unknown role', async () => {
    await expect(disableEditor(aSystem, 'nobody@example.cn')).rejects.toMatchObject({ code: 'not-found' })
    await expect(changeRole(aSystem, mei.email, { role: 'king' })).rejects.toMatchObject({
      code: 'invalid-input',
    })
  })
})

describe('a role', () => {
  it('holds from the next request on', async () => {
    const cookie = await enter()
    await changeRole(aSystem, mei.email, { role: 'chief_editor' })
    expect((await admitted(cookie)).editor.role).toBe('chief_editor')
  })
})

describe('a password', () => {
  it('is changed by its owner: the other sessions end, this one stays', async () => {
    const [here, there] = [await enter(), await enter()]
    const input = { current: mei.password, next: 'ein ganz neues Wort' }
    expect(await changePassword(await admitted(here), place, input)).toEqual({ ended: 1 })
    expect(await editorBySession(here)).not.toBeNull()
    expect(await editorBySession(there)).toBeNull()
    await expect(enter()).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await enter({ ...mei, password: input.next })).toBeTruthy()
  })

  it('is not changed with a wrong one, and failures are counted as at the sign-in', async () => {
    const here = await admitted(await enter())
    const guess = () => changePassword(here, place, { current: 'falsch-falsch', next: 'ein ganz neues Wort' })
    await expect(guess()).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { current: '现在的密码不对' },
    })
    await db().signInAttempt.updateMany({
      where: { key: { startsWith: 'place:' } },
      data: { failures: FAILURES_PER_ACCOUNT_AND_ADDRESS },
    })
    await expect(guess()).rejects.toMatchObject({ code: 'too-many' })
    expect(await enter({ ...mei }).catch(({ code }) => code)).toBe('too-many')
  })

  it('is reset from the command line: every session ends', async () => {
    const cookie = await enter()
    expect(await resetPassword(aSystem, mei.email, { password: 'ein ganz neues Wort' })).toEqual({
      name: '梅编辑',
      ended: 1,
    })
    expect(await editorBySession(cookie)).toBeNull()
    expect(await enter({ ...mei, password: 'ein ganz neues Wort' })).toBeTruthy()
  })
})

describe('sessions', () => {
  it('are listed for their owner, and ended one by one or all but this one', async () => {
    const [here] = [
      await enter(mei, 'Here'),
      await enter(mei, 'There'),
      await enter(mei, 'Elsewhere'),
      await enter(chen),
    ]
    const { editor, sessionId } = await admitted(here ?? '')
    const list = await openSessions(editor)
    expect(list.map(({ userAgent }) => userAgent).sort()).toEqual(['Elsewhere', 'Here', 'There'])
    const there = list.find(({ userAgent }) => userAgent === 'There')
    await endSession(editor, there?.id ?? '')
    await expect(endSession(editor, there?.id ?? '')).rejects.toMatchObject({ code: 'not-found' })
    expect(await endOtherSessions(editor, sessionId)).toBe(1)
    expect(await openSessions(editor)).toMatchObject([{ id: sessionId }])
    expect(await db().session.count(), 'of somebody else nothing ended').toBe(2)
    const other = await db().session.findFirstOrThrow({ where: { NOT: { userId: editor.id } } })
    await expect(endSession(editor, other.id)).rejects.toMatchObject({ code: 'not-found' })
  })
})
