import type { SourceState } from '#lib/db/generated/enums.ts'
import { unmarkedText } from '../articles/body/plain-text.ts'
import { isDomainError } from '../errors.ts'
import type { Network } from '../fetch/public-network.ts'
import { fetchPage } from '../imports/page/fetch-article.ts'
import { readPageBounded } from '../imports/page/read-page-bounded.ts'
import { reportFailure } from '../report.ts'

/** What stands at an address now: the HTTP status, null for no answer; the article's text, null where there is none. */
export type Original = { state: Exclude<SourceState, 'changed'>; status: number | null; text: string | null }

/** Statuses by which a site says that a page is no more (RFC 9110 §15.5.5, §15.5.11, RFC 7725). */
const GONE = [404, 410, 451]

/** Asks for the original of a repost, once. A page that answers without an article has an empty text. */
export async function originalAt(
  address: string,
  asked: { signal?: AbortSignal; network?: Network | undefined },
): Promise<Original> {
  try {
    const { url, status, headers, bytes } = await fetchPage(address, asked)
    if (GONE.includes(status)) return { state: 'gone', status, text: null }
    if (status >= 300) return { state: 'unreachable', status, text: null }
    const contentType = headers['content-type'] ?? null
    return {
      state: 'standing',
      status,
      text: await textOf(bytes, { contentType, address: url }, asked.signal),
    }
  } catch (error) {
    if (asked.signal?.aborted) throw error
    // One page that makes this program fail says nothing of the others.
    if (!isDomainError(error)) reportFailure(error, `the original at ${address} could not be asked for`)
    return { state: 'unreachable', status: null, text: null }
  }
}

async function textOf(
  bytes: Uint8Array,
  origin: { contentType: string | null; address: string },
  signal: AbortSignal | undefined,
): Promise<string> {
  try {
    const { body } = await readPageBounded(bytes, origin, signal ? { signal } : {})
    return unmarkedText(body)
  } catch (error) {
    if (isDomainError(error)) return ''
    throw error
  }
}
