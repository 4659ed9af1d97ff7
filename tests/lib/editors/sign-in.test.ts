import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { deleteExpiredSessions } from '#lib/editors/delete-expired-sessions.ts'
import { editorBySession } from '#lib/editors/gate.ts'
import { deleteStaleClients, deviceIdOf, newDeviceCookie } from '#lib/editors/known-clients.ts'
import { signIn } from '#lib/editors/sign-in.ts'
import {
  deleteExpiredAttempts,
  FAILURES_PER_ACCOUNT,
  FAILURES_PER_ACCOUNT_AND_ADDRESS,
  FAILURES_PER_ADDRESS,
  FAILURES_PER_KNOWN_DEVICE,
} from '#lib/editors/sign-in-attempts.ts'
import { signOut } from '#lib/editors/sign-out.ts'
import { anAccount } from '../../support/accounts.ts'

const mei = { email: 'mei@example.cn', name: '梅编辑', role: 'editor' as const, password: 'lecong-2026-mei' }
const from = { address: '203.0.113.7', deviceId: null as string | null, userAgent: 'Firefox' }
const enter = (changes: Partial<typeof mei & typeof from> = {}) => signIn({ ...mei, ...from, ...changes })

/** The limits count in fixed quarters of an hour: no test crosses from one into the next. */
const QUARTER_MS = 15 * 60_000
const midQuarter = () => (Math.floor(Date.now() / QUARTER_MS) + 0.5) * QUARTER_MS

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: midQuarter() })
  return anAccount(mei)
})
afterEach(() => {
  vi.useRealTimers()
})

describe('signIn', () => {
  it('opens a session with the editor’s name and role', async () => {
    const cookie = await enter()
    const admitted = await editorBySession(`${cookie.name}=${cookie.value}`)
    expect(admitted?.editor).toMatchObject({ name: '梅编辑', email: 'mei@example.cn', role: 'editor' })
    expect(cookie.maxAge).toBeGreaterThan(86_400)
  })

  it('takes the e-mail in any case and with spaces around it', async () => {
    expect(await enter({ email: ' Mei@Example.CN ' })).toMatchObject({ name: 'citysite.session_token' })
  })

  it('asks for what was left empty, and counts no attempt', async () => {
    await expect(enter({ email: ' ', password: '' })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { email: '请填写电子邮箱', password: '请填写密码' },
    })
    expect(await db().signInAttempt.count()).toBe(0)
  })

  it('stores a scrypt hash and no password', async () => {
    const { password } = await db().account.findFirstOrThrow()
    expect(password).not.toContain(mei.password)
    expect(password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
  })

  it('answers a wrong password and an unknown e-mail alike', async () => {
    const [wrong, unknown] = await Promise.all([
      enter({ password: 'nicht-richtig-1' }).catch((error) => error),
      enter({ email: 'nobody@example.cn', address: '203.0.113.8' }).catch((error) => error),
    ])
    expect(wrong).toMatchObject({ code: 'unauthenticated' })
    expect(unknown).toMatchObject({ code: 'unauthenticated', message: wrong.message })
  })

  it(`lets an account fail ${FAILURES_PER_ACCOUNT_AND_ADDRESS} times from one address, then asks to wait: the right password waits too`, async () => {
    for (let tries = 0; tries < FAILURES_PER_ACCOUNT_AND_ADDRESS; tries += 1)
      await expect(enter({ password: 'falsch-falsch' })).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(enter()).rejects.toMatchObject({
      code: 'too-many',
      details: { retryAfter: expect.any(Number) },
    })
    expect(await enter({ address: '198.51.100.1' }), 'its owner is elsewhere').toBeTruthy()
  })

  it(`lets an account fail ${FAILURES_PER_ACCOUNT} times from all addresses together`, async () => {
    await enter({ password: 'falsch-falsch' }).catch(() => {})
    await db().signInAttempt.updateMany({
      where: { key: { startsWith: 'account:' } },
      data: { failures: FAILURES_PER_ACCOUNT },
    })
    await expect(enter({ address: '198.51.100.1' })).rejects.toMatchObject({ code: 'too-many' })
  })

  it(`lets an address fail ${FAILURES_PER_ADDRESS} times over all accounts`, async () => {
    await expect(enter({ email: 'guess@example.cn' })).rejects.toMatchObject({ code: 'unauthenticated' })
    await db().signInAttempt.updateMany({
      where: { key: { startsWith: 'address:' }, failures: 1 },
      data: { failures: FAILURES_PER_ADDRESS - 1 },
    })
    await expect(enter({ email: 'another@example.cn' })).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(enter()).rejects.toMatchObject({ code: 'too-many' })
    expect(await enter({ address: '198.51.100.2' })).toBeTruthy()
  })

  it('counts concurrent guesses', async () => {
    const guesses = Array.from({ length: 20 }, () =>
      enter({ password: 'falsch-falsch' }).catch(({ code }) => code),
    )
    const heard = await Promise.all(guesses)
    expect(heard.filter((code) => code === 'unauthenticated')).toHaveLength(FAILURES_PER_ACCOUNT_AND_ADDRESS)
    expect(heard.filter((code) => code === 'too-many')).toHaveLength(20 - FAILURES_PER_ACCOUNT_AND_ADDRESS)
  })

  it('resets an account’s failures after a success', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let tries = 0; tries < FAILURES_PER_ACCOUNT_AND_ADDRESS - 1; tries += 1)
        await enter({ password: 'falsch-falsch' }).catch(() => {})
      await enter()
    }
  })

  it('does not lock out frequent sign-ins from one address, and stores hashed keys alone', async () => {
    for (let n = 0; n < 2; n += 1) await enter()
    const shared = await db().signInAttempt.findMany({ where: { key: { startsWith: 'address:' } } })
    expect(shared.map(({ failures }) => failures)).toEqual([0])
    await enter({ password: 'falsch-falsch' }).catch(() => {})
    expect(JSON.stringify(await db().signInAttempt.findMany())).not.toMatch(/mei@|203\.0/)
    // An hour later every window is over, also where a quarter of an hour ended in the middle of this test.
    expect(await deleteExpiredAttempts(new Date(Date.now() + 3_600_000))).toBeGreaterThan(0)
    expect(await db().signInAttempt.count()).toBe(0)
  })
})

describe('an unknown client that guesses passwords', () => {
  const stranger = (n: number) => enter({ address: `198.51.100.${n}`, password: 'falsch-falsch' })
  const exhaust = async () => {
    await stranger(1).catch(() => {})
    await db().signInAttempt.updateMany({
      where: { key: { startsWith: 'account:' } },
      data: { failures: FAILURES_PER_ACCOUNT },
    })
    await expect(stranger(2), 'the account is closed to strangers').rejects.toMatchObject({
      code: 'too-many',
    })
  }

  it('does not lock out a device that has signed in before, from any address', async () => {
    await enter({ deviceId: 'phone' })
    await exhaust()
    expect(await enter({ deviceId: 'phone', address: '192.0.2.9' })).toBeTruthy()
    await expect(enter({ deviceId: 'another', address: '192.0.2.10' })).rejects.toMatchObject({
      code: 'too-many',
    })
  })

  it('does not lock out an address that has signed in before', async () => {
    await enter()
    await exhaust()
    expect(await enter()).toBeTruthy()
  })

  it('does not use up the limit of a known device at the same address', async () => {
    await enter({ deviceId: 'phone' })
    for (let tries = 0; tries <= FAILURES_PER_ACCOUNT_AND_ADDRESS; tries += 1)
      await enter({ password: 'falsch-falsch' }).catch(() => {})
    await expect(enter(), 'the address has to wait').rejects.toMatchObject({ code: 'too-many' })
    expect(await enter({ deviceId: 'phone' })).toBeTruthy()
  })

  it('is limited on a known device, too', async () => {
    await enter({ deviceId: 'phone' })
    for (let tries = 0; tries < FAILURES_PER_KNOWN_DEVICE; tries += 1)
      await expect(enter({ deviceId: 'phone', password: 'falsch-falsch' })).rejects.toMatchObject({
        code: 'unauthenticated',
      })
    await expect(enter({ deviceId: 'phone' })).rejects.toMatchObject({ code: 'too-many' })
  })

  it('is not known to an account by a device that another account knows', async () => {
    await anAccount({ ...mei, email: 'other@example.cn' })
    await enter({ email: 'other@example.cn', deviceId: 'shared', address: '192.0.2.1' })
    await exhaust()
    await expect(enter({ deviceId: 'shared', address: '192.0.2.1' })).rejects.toMatchObject({
      code: 'too-many',
    })
  })
})

describe('known clients', () => {
  it('are recognised by a signed cookie for 180 days', async () => {
    const cookie = newDeviceCookie()
    expect(deviceIdOf(cookie)).toBe(cookie.split('.')[0])
    for (const forged of [undefined, '', 'x', 'x.y', `${cookie}x`, `x${cookie}`])
      expect(deviceIdOf(forged)).toBeNull()
    await enter({ deviceId: 'phone' })
    expect(JSON.stringify(await db().signInPlace.findMany())).not.toMatch(/phone|203\.0/)
    expect(await deleteStaleClients(new Date(Date.now() + 170 * 86_400_000))).toBe(0)
    expect(await deleteStaleClients(new Date(Date.now() + 181 * 86_400_000))).toBe(2)
  })
})

describe('a session', () => {
  it('is deleted at sign-out, and its cookie is refused', async () => {
    const { name, value } = await enter()
    await signOut(`${name}=${value}`)
    expect(await db().session.count()).toBe(0)
    expect(await editorBySession(`${name}=${value}`)).toBeNull()
  })

  it('expires, and is then deleted', async () => {
    await enter()
    await db().session.updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } })
    const { name, value } = await enter()
    expect(await deleteExpiredSessions()).toBe(1)
    expect(await editorBySession(`${name}=${value}`)).not.toBeNull()
    await db().session.updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } })
    expect(await editorBySession(`${name}=${value}`)).toBeNull()
  })

  it.each(['', 'citysite.session_token=', 'citysite.session_token=forged.signature', 'x=y'])(
    'cannot be forged: %o',
    async (cookie) => {
      await enter()
      expect(await editorBySession(cookie)).toBeNull()
    },
  )

  it('cannot be altered: a signature fits one token', async () => {
    const { name, value } = await enter()
    const [, signature = ''] = decodeURIComponent(value).split('.')
    expect(await editorBySession(`${name}=${encodeURIComponent(`another.${signature}`)}`)).toBeNull()
  })
})
