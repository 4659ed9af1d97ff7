import { createHmac } from 'node:crypto'
import { db } from '#lib/db/client.ts'
import { secret } from '../config.ts'
import { DomainError } from '../errors.ts'

const WINDOW_MS = 15 * 60_000
/** On one account from one address. */
export const FAILURES_IN_ONE_PLACE = 5
/** From one address, over all accounts. */
export const FAILURES_PER_ADDRESS = 30
/** On one account, over all addresses: more, so that a stranger at one address cannot keep its owner out. */
export const FAILURES_PER_ACCOUNT = 100

export type Attempt = { email: string; address: string }

/**
 * Counts an attempt as failed before the password is looked at, so that guesses made at once cannot slip past the
 * limit; `forgetAttempt` takes it back. Windows are fixed quarters of an hour.
 * @throws DomainError too-many with details.retryAfter in seconds
 */
export async function countAttempt({ email, address }: Attempt, now = new Date()): Promise<void> {
  // First, so that who is refused here uses up nothing that others at his address need.
  await count(placeKey(email, address), FAILURES_IN_ONE_PLACE, now)
  await count(addressKey(address), FAILURES_PER_ADDRESS, now)
  await count(accountKey(email), FAILURES_PER_ACCOUNT, now)
}

/** After a success: the account starts afresh from this address, and neither of them failed this time. */
export async function forgetAttempt({ email, address }: Attempt, now = new Date()): Promise<void> {
  const attempts = db().signInAttempt
  await attempts.deleteMany({ where: { key: placeKey(email, address) } })
  await attempts.updateMany({
    where: {
      key: { in: [addressKey(address), accountKey(email)] },
      window: windowOf(now),
      failures: { gt: 0 },
    },
    data: { failures: { decrement: 1 } },
  })
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
const addressKey = (address: string) => `address:${keyed(address)}`

/** Neither addresses nor what somebody typed as his e-mail are kept in the clear. */
function keyed(text: string): string {
  return createHmac('sha256', secret()).update(`sign-in attempt:${text}`).digest('base64url')
}
