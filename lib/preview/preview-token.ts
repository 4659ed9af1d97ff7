import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { secret } from '../config.ts'

const NONCE_BYTES = 16
const MAC_BYTES = 16

/** 128 random bits, by which a preview link is found. */
export function newNonce(): Buffer<ArrayBuffer> {
  return Buffer.from(randomBytes(NONCE_BYTES))
}

/**
 * The token of a preview link: `<nonce>.<HMAC-SHA256 of the nonce, 128 bits>`, in base64url. It is signed, so that one that
 * somebody makes up costs no question to the database, and so that a copy of the database opens nothing without SECRET.
 */
export function previewToken(nonce: Uint8Array): string {
  const mac = createHmac('sha256', secret()).update('preview-link ').update(nonce).digest()
  return `${Buffer.from(nonce).toString('base64url')}.${mac.subarray(0, MAC_BYTES).toString('base64url')}`
}

/** The nonce of a token; null for one that `previewToken` did not make, in whichever spelling. Compares in constant time. */
export function nonceOf(token: string): Buffer<ArrayBuffer> | null {
  const [, given] = /^([\w-]{22})\.[\w-]{22}$/.exec(token) ?? []
  if (given === undefined) return null
  const nonce = Buffer.from(given, 'base64url')
  return timingSafeEqual(Buffer.from(previewToken(nonce)), Buffer.from(token)) ? nonce : null
}
