import { hash } from 'node:crypto'

/** RFC 9110 §8.8.2: within this time a second change could fall into the same second, and would go unseen. */
const UNSURE_MS = 2_000

/** A weak entity tag (RFC 9110 §8.8.3): weak, because a compressed answer is not the same bytes. */
export function entityTag(content: string): string {
  return `W/"${hash('sha256', content, 'base64url').slice(0, 22)}"`
}

/** `Last-Modified` for a change at that time, rounded up to the second; undefined while the change is too fresh. */
export function lastModified(changedAt: Date | undefined, now = new Date()): string | undefined {
  if (!changedAt || changedAt.getTime() <= 0 || now.getTime() - changedAt.getTime() < UNSURE_MS)
    return undefined
  return new Date(Math.ceil(changedAt.getTime() / 1_000) * 1_000).toUTCString()
}
