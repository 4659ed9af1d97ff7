import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { db } from '#lib/db/client.ts'
import { secret } from '../config.ts'
import { DAY_MS } from '../time.ts'

/** A client is known for 180 days after its last sign-in. */
const KEPT_MS = 180 * DAY_MS

/** The cookie by which a device is recognised. Browsers limit the age of a cookie to 400 days. */
export const deviceCookieName = 'citysite.device'
export const DEVICE_COOKIE_MAX_AGE_S = 400 * 86_400

/** Where a request comes from: its address, and the device that its cookie names (null: none). */
export type Client = { address: string; deviceId: string | null }

/** A new device id with its signature: `<uuid>.<HMAC-SHA-256>`. */
export function newDeviceCookie(): string {
  const id = randomUUID()
  return `${id}.${signature(id)}`
}

/** The device id of such a cookie; null when the signature is not ours. */
export function deviceIdOf(cookie: string | undefined): string | null {
  const [id = '', given = ''] = cookie?.split('.') ?? []
  const [one, other] = [Buffer.from(given), Buffer.from(signature(id))]
  return one.length === other.length && timingSafeEqual(one, other) ? id : null
}

/** Whether this device, and whether this address, has signed in to the account before. */
export async function recogniseClient(
  email: string,
  client: Client,
): Promise<{ device: boolean; address: boolean }> {
  const keys = keysOf(email, client)
  const rows = await db().signInPlace.findMany({ where: { key: { in: keys.map(({ key }) => key) } } })
  const isKnown = (kind: string) => rows.some(({ key }) => key.startsWith(kind))
  return { device: isKnown('device:'), address: isKnown('address:') }
}

/** Notes that the account signed in from this client. */
export async function rememberClient(email: string, client: Client, now = new Date()): Promise<void> {
  const { id } = await db().editor.findUniqueOrThrow({ where: { email }, select: { id: true } })
  for (const { key } of keysOf(email, client))
    await db().signInPlace.upsert({
      where: { key },
      create: { key, editorId: id, seenAt: now },
      update: { seenAt: now },
    })
}

/** Deletes the devices and addresses without a sign-in for 180 days. @returns how many */
export async function deleteStaleClients(now = new Date()): Promise<number> {
  const { count } = await db().signInPlace.deleteMany({
    where: { seenAt: { lt: new Date(now.getTime() - KEPT_MS) } },
  })
  return count
}

function keysOf(email: string, { address, deviceId }: Client): { key: string }[] {
  const keyed = (kind: string, value: string) => ({
    key: `${kind}:${hmac(JSON.stringify([kind, email, value]))}`,
  })
  return [keyed('address', address), ...(deviceId === null ? [] : [keyed('device', deviceId)])]
}

const signature = (id: string) => hmac(`device cookie:${id}`)

function hmac(text: string): string {
  return createHmac('sha256', secret()).update(`sign-in place:${text}`).digest('base64url')
}
