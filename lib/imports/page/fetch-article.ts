import { DomainError } from '../../errors.ts'
import { fetchPublic } from '../../fetch/fetch-public.ts'
import type { Network } from '../../fetch/public-network.ts'
import type { FoundArticle } from './read-article-page.ts'
import { readPageBounded } from './read-page-bounded.ts'

const PAGE_TYPES = ['text/html', 'application/xhtml+xml', 'text/plain']
const MAX_BYTES = 5 * 1024 * 1024
const TIMEOUT_MS = 30_000

type Asked = { signal?: AbortSignal; network?: Network | undefined }

/** A page of the public web as it answered, with any status. */
export function fetchPage(address: string, { signal, network }: Asked = {}) {
  const limits = {
    maxBytes: MAX_BYTES,
    timeoutMs: TIMEOUT_MS,
    types: PAGE_TYPES,
    ...(signal ? { signal } : {}),
  }
  return fetchPublic(address, limits, network)
}

/** The article of a page of the public web.
 *  @throws DomainError where the page cannot be had, or holds no article */
export async function fetchArticle(address: string, asked: Asked = {}): Promise<FoundArticle> {
  const { url, status, headers, bytes } = await fetchPage(address, asked)
  if (status >= 300) throw new DomainError('unavailable', `这个网址没有给出网页（状态码 ${status}）。`)
  const contentType = headers['content-type'] ?? null
  return readPageBounded(bytes, { contentType, address: url }, asked.signal ? { signal: asked.signal } : {})
}
