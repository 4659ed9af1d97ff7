import { createHmac } from 'node:crypto'
import { db } from '#lib/db/client.ts'
import { secret } from '../config.ts'
import { DomainError } from '../errors.ts'
import type { Client } from './known-clients.ts'

const WINDOW_MS = 15 * 60_000
/** Failures on one account from one address, in a window. */
export const FAILURES_PER_ACCOUNT_AND_ADDRESS = 5
/** From one address on all accounts. */
export const FAILURES_PER_ADDRESS = 30
/** On one account from all addresses that have never signed in to it. Known devices and addresses are not counted here. */
export const FAILURES_PER_ACCOUNT = 100
/** On one account from a device that has signed in to it before. It is not counted with its address. */
export const FAILURES_PER_KNOWN_DEVICE = 10

export type Attempt = Client & {
  email: string
  /** Whether this device, or this address, has signed in to this account before. */
  known: { device: boolean; address: boolean }
}

/**
 * Counts an attempt as failed before the password is checked, so that concurrent guesses cannot exceed the limit;
 * `resetAttempts` undoes it after a success. Windows are fixed quarters of an hour.
 * @throws DomainError too-many with details.retryAfter in seconds
 */
export async function countAttempt(attempt: Attempt, now = new Date()): Promise<void> {
  // In this order, so that what the first limit refuses is not counted on limits shared with others.
  for (const { key, most } of limitsOn(attempt)) await count(key, most, now)
}

/** After a success: resets the client's own limit, and takes this attempt off the limits that it shares with others. */
export async function resetAttempts(attempt: Attempt, now = new Date()): Promise<void> {
  const [own, ...shared] = limitsOn(attempt).map(({ key }) => key)
  const attempts = db().signInAttempt
  if (own !== undefined) await attempts.deleteMany({ where: { key: own } })
  await attempts.updateMany({
    where: { key: { in: shared }, window: windowOf(now), failures: { gt: 0 } },
    data: { failures: { decrement: 1 } },
  })
}

/** The limits on an attempt: the client's own first, then those shared with others. */
function limitsOn({ email, address, deviceId, known }: Attempt): { key: string; most: number }[] {
  if (known.device && deviceId !== null)
    return [{ key: deviceKey(email, deviceId), most: FAILURES_PER_KNOWN_DEVICE }]
  const here = [
    { key: clientKey(email, address), most: FAILURES_PER_ACCOUNT_AND_ADDRESS },
    { key: addressKey(address), most: FAILURES_PER_ADDRESS },
  ]
  return known.address ? here : [...here, { key: accountKey(email), most: FAILURES_PER_ACCOUNT }]
}

/** Deletes the counts of past windows. @returns how many rows */
export async function deleteExpiredAttempts(now = new Date()): Promise<number> {
  const { count } = await db().signInAttempt.deleteMany({ where: { window: { lt: windowOf(now) } } })
  return count
}

async function count(key: string, most: number, now: Date): Promise<void> {
  const window = windowOf(now)
  // One statement, so that concurrent attempts never read the same number.
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
const clientKey = (email: string, address: string) => `place:${keyed(JSON.stringify([email, address]))}`
const deviceKey = (email: string, id: string) => `device:${keyed(JSON.stringify([email, id]))}`
const addressKey = (address: string) => `address:${keyed(address)}`

/** Addresses and e-mails are stored as keyed hashes (HMAC-SHA-256) alone. */
function keyed(text: string): string {
  return createHmac('sha256', secret()).update(`sign-in attempt:${text}`).digest('base64url')
}
