import { createHmac, timingSafeEqual } from 'node:crypto'
import { db } from '#lib/db/client.ts'
import { secret } from '../config.ts'

/** The path of the set-up page with its key; null as soon as there is an editor. The key is derived from the secret. */
export async function setUpPath(): Promise<string | null> {
  return (await db().editor.findFirst({ select: { id: true } })) ? null : `/admin/set-up?key=${setUpKey()}`
}

/** Whether the set-up with this key is still possible. */
export async function isSetUpOpen(key: string): Promise<boolean> {
  return isSetUpKey(key) && (await setUpPath()) !== null
}

/** Whether it is the key of the set-up page, compared in constant time. */
export function isSetUpKey(key: string): boolean {
  const [given, right] = [Buffer.from(key), Buffer.from(setUpKey())]
  return given.length === right.length && timingSafeEqual(given, right)
}

function setUpKey(): string {
  return createHmac('sha256', secret()).update('set-up of the first editor').digest('base64url')
}
