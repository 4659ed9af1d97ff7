import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { db } from '#lib/db/client.ts'
import { secret } from '../config.ts'

/** After so long without a sign-in a place is a stranger's again. */
const KEPT_MS = 180 * 86_400_000

/** What a browser carries so that it is known again; the browsers' own bound on a cookie's age is 400 days. */
export const deviceCookieName = 'citysite.device'
export const DEVICE_COOKIE_MAX_AGE_S = 400 * 86_400

export type Place = { address: string; deviceId: string | null }

/** A name for a browser, signed, so that nobody makes one up. */
export function newDeviceCookie(): string {
  const id = randomUUID()
  return `${id}.${signature(id)}`
}

/** The device that such a cookie names; null for one that we did not sign. */
export function deviceOf(cookie: string | undefined): string | null {
  const [id = '', given = ''] = cookie?.split('.') ?? []
  const [one, other] = [Buffer.from(given), Buffer.from(signature(id))]
  return one.length === other.length && timingSafeEqual(one, other) ? id : null
}

/** Which of the two have signed in to this account before. */
export async function knownPlaces(
  email: string,
  place: Place,
): Promise<{ device: boolean; address: boolean }> {
  const keys = keysOf(email, place)
  const rows = await db().signInPlace.findMany({ where: { key: { in: keys.map(({ key }) => key) } } })
  const isKnown = (kind: string) => rows.some(({ key }) => key.startsWith(kind))
  return { device: isKnown('device:'), address: isKnown('address:') }
}

/** Remembers that this account signed in there. */
export async function rememberPlaces(email: string, place: Place, now = new Date()): Promise<void> {
  const { id } = await db().editor.findUniqueOrThrow({ where: { email }, select: { id: true } })
  for (const { key } of keysOf(email, place))
    await db().signInPlace.upsert({
      where: { key },
      create: { key, editorId: id, seenAt: now },
      update: { seenAt: now },
    })
}

/** Deletes the places that nobody signed in from for half a year. @returns how many */
export async function forgetPlaces(now = new Date()): Promise<number> {
  const { count } = await db().signInPlace.deleteMany({
    where: { seenAt: { lt: new Date(now.getTime() - KEPT_MS) } },
  })
  return count
}

function keysOf(email: string, { address, deviceId }: Place): { key: string }[] {
  const keyed = (kind: string, value: string) => ({
    key: `${kind}:${hmac(JSON.stringify([kind, email, value]))}`,
  })
  return [keyed('address', address), ...(deviceId === null ? [] : [keyed('device', deviceId)])]
}

const signature = (id: string) => hmac(`device cookie:${id}`)

function hmac(text: string): string {
  return createHmac('sha256', secret()).update(`sign-in place:${text}`).digest('base64url')
}
