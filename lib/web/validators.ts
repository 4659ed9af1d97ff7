import { hash } from 'node:crypto'

/** Within this time another change could have the same Last-Modified, which counts in seconds (RFC 9110 §8.8.2). */
const UNSURE_MS = 2_000

/** A weak entity tag (RFC 9110 §8.8.3): weak, because a compressed response has other bytes. */
export function entityTag(content: string | Uint8Array): string {
  return `W/"${hash('sha256', content, 'base64url').slice(0, 22)}"`
}

/** `Last-Modified` for a change at that time, rounded up to the second; undefined in the first 2 s after it. */
export function lastModified(changedAt: Date | undefined, now = new Date()): string | undefined {
  if (!changedAt || changedAt.getTime() <= 0 || now.getTime() - changedAt.getTime() < UNSURE_MS)
    return undefined
  return new Date(Math.ceil(changedAt.getTime() / 1_000) * 1_000).toUTCString()
}
