import type { IncomingHttpHeaders } from 'node:http'

export type Validators = { etag: string | undefined; lastModified: string | undefined }
type CacheCondition = Pick<IncomingHttpHeaders, 'if-none-match' | 'if-modified-since'>
type Precondition = Pick<IncomingHttpHeaders, 'if-match' | 'if-unmodified-since'>

/**
 * Whether the answer is 304: `If-None-Match` by weak comparison, and only where it is absent `If-Modified-Since`
 * (RFC 9110 §13.2.2).
 */
export function isNotModified(condition: CacheCondition, { etag, lastModified }: Validators): boolean {
  const { 'if-none-match': known, 'if-modified-since': since } = condition
  if (known !== undefined) {
    if (known === etag || known.trim() === '*') return true
    return etag !== undefined && tagsIn(known).includes(opaque(etag))
  }
  return since !== undefined && lastModified !== undefined && Date.parse(lastModified) <= Date.parse(since)
}

/**
 * Whether the answer is 412: `If-Match` by strong comparison, and only where it is absent `If-Unmodified-Since`
 * (RFC 9110 §13.1.1, §13.1.4).
 */
export function isPreconditionFailed(condition: Precondition, { etag, lastModified }: Validators): boolean {
  const { 'if-match': wanted, 'if-unmodified-since': since } = condition
  if (wanted !== undefined) {
    const strong = etag === undefined || etag.startsWith('W/') ? [] : [etag]
    return wanted.trim() !== '*' && !strong.some((tag) => wanted.replaceAll(/W\/"[^"]*"/g, '').includes(tag))
  }
  return since !== undefined && lastModified !== undefined && Date.parse(lastModified) > Date.parse(since)
}

/** The opaque parts of a list of entity tags; a comma may stand inside the quotation marks. */
function tagsIn(list: string): string[] {
  return [...list.matchAll(/(?:W\/)?("[^"]*")/g)].map(([, tag = '']) => tag)
}

const opaque = (etag: string) => etag.replace(/^W\//, '')
