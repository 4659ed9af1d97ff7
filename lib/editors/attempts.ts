import { createHmac } from 'node:crypto'
import { db } from '#lib/db/client.ts'
import { secret } from '../config.ts'
import { DomainError } from '../errors.ts'
import type { Place } from './places.ts'

const WINDOW_MS = 15 * 60_000
/** On one account from one address. */
export const FAILURES_IN_ONE_PLACE = 5
/** From one address, over all accounts. */
export const FAILURES_PER_ADDRESS = 30
/** On one account, over all addresses that have never signed in to it. It slows strangers, never the owner. */
export const FAILURES_PER_ACCOUNT = 100
/** On one account from a device that has signed in to it before, whatever others at its address do. */
export const FAILURES_ON_A_KNOWN_DEVICE = 10

export type Attempt = Place & {
  email: string
  /** Whether this device, or this address, has signed in to this account before. */
  known: { device: boolean; address: boolean }
}

/**
 * Counts an attempt as failed before the password is looked at, so that guesses made at once cannot slip past the
 * limit; `forgetAttempt` takes it back. Windows are fixed quarters of an hour.
 * @throws DomainError too-many with details.retryAfter in seconds
 */
export async function countAttempt(attempt: Attempt, now = new Date()): Promise<void> {
  // One after the other, so that who is refused by the first uses up nothing that others at his address need.
  for (const { key, most } of limitsOn(attempt)) await count(key, most, now)
}

/** After a success: the account starts afresh from this place, and neither address nor account failed this time. */
export async function forgetAttempt(attempt: Attempt, now = new Date()): Promise<void> {
  const [own, ...shared] = limitsOn(attempt).map(({ key }) => key)
  const attempts = db().signInAttempt
  if (own !== undefined) await attempts.deleteMany({ where: { key: own } })
  await attempts.updateMany({
    where: { key: { in: shared }, window: windowOf(now), failures: { gt: 0 } },
    data: { failures: { decrement: 1 } },
  })
}

/** What bounds an attempt: the place's own limit first, then what it shares with others. */
function limitsOn({ email, address, deviceId, known }: Attempt): { key: string; most: number }[] {
  if (known.device && deviceId !== null)
    return [{ key: deviceKey(email, deviceId), most: FAILURES_ON_A_KNOWN_DEVICE }]
  const here = [
    { key: placeKey(email, address), most: FAILURES_IN_ONE_PLACE },
    { key: addressKey(address), most: FAILURES_PER_ADDRESS },
  ]
  return known.address ? here : [...here, { key: accountKey(email), most: FAILURES_PER_ACCOUNT }]
}

/** Deletes the failures of windows that are over. @returns how many rows */
export async function forgetAttempts(now = new Date()): Promise<number> {
  const { count } = await db().signInAttempt.deleteMany({ where: { window: { lt: windowOf(now) } } })
  return count
}

async function count(key: string, most: number, now: Date): Promise<void> {
  const window = windowOf(now)
  // One statement, so that two attempts at once never read the same number.
  const [row] = await db().$queryRaw<{ failures: number }[]>`
    INSERT INTO sign_in_attempt (key, "window", failures) VALUES (${key}, ${window}, 1)
    ON CONFLICT (key, "window") DO UPDATE SET failures = least(sign_in_attempt.failures + 1, 1000000)
    RETURNING failures`
  if (row && row.failures <= most) return
  const retryAfter = Math.ceil((window.getTime() + WINDOW_MS - now.getTime()) / 1_000)
  throw new DomainError('too-many', `尝试的次数太多，请 ${Math.ceil(retryAfter / 60)} 分钟后再试。`, {
    details: { retryAfter },
  })
}

function windowOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / WINDOW_MS) * WINDOW_MS)
}

const accountKey = (email: string) => `account:${keyed(email)}`
const placeKey = (email: string, address: string) => `place:${keyed(JSON.stringify([email, address]))}`
const deviceKey = (email: string, id: string) => `device:${keyed(JSON.stringify([email, id]))}`
const addressKey = (address: string) => `address:${keyed(address)}`

/** Neither addresses nor what somebody typed as his e-mail are kept in the clear. */
function keyed(text: string): string {
  return createHmac('sha256', secret()).update(`sign-in attempt:${text}`).digest('base64url')
}
