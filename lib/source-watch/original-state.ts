import type { SourceState } from '#lib/db/generated/enums.ts'
import { unmarkedText } from '../articles/body/plain-text.ts'
import { isDomainError } from '../errors.ts'
import { type Asked, fetchPage, withNextPages } from '../imports/page/fetch-article.ts'
import type { FoundArticle, PageOrigin } from '../imports/page/read-article-page.ts'
import { readPageBounded } from '../imports/page/read-page-bounded.ts'
import { reportFailure } from '../report.ts'

/** What stands at an address now: the HTTP status, null for no answer; the article's text, null where there is none. */
export type Original = { state: Exclude<SourceState, 'changed'>; status: number | null; text: string | null }

/** Statuses by which a site says that a page is no more (RFC 9110 §15.5.5, §15.5.11, RFC 7725). */
const GONE = [404, 410, 451]

/** Asks for the original of a repost, once. A page that answers without an article has an empty text. */
export async function originalAt(address: string, asked: Asked): Promise<Original> {
  try {
    const { url, status, headers, bytes } = await fetchPage(address, asked)
    if (GONE.includes(status)) return { state: 'gone', status, text: null }
    if (status >= 300) return { state: 'unreachable', status, text: null }
    const origin = { contentType: headers['content-type'] ?? null, address: url }
    const first = await articleOn(bytes, origin, asked.signal)
    const article = first && (await withNextPages(first, url, asked))
    return { state: 'standing', status, text: article ? unmarkedText(article.body) : '' }
  } catch (error) {
    if (asked.signal?.aborted) throw error
    // One page that makes this program fail says nothing of the others.
    if (!isDomainError(error)) reportFailure(error, `the original at ${address} could not be asked for`)
    return { state: 'unreachable', status: null, text: null }
  }
}

/** The article of a page; null where there is none. */
async function articleOn(
  bytes: Uint8Array,
  origin: PageOrigin,
  signal: AbortSignal | undefined,
): Promise<FoundArticle | null> {
  try {
    return await readPageBounded(bytes, origin, signal ? { signal } : {})
  } catch (error) {
    if (isDomainError(error)) return null
    throw error
  }
}
