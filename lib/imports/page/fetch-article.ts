import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError, isDomainError } from '../../errors.ts'
import { fetchPublic } from '../../fetch/fetch-public.ts'
import type { Network } from '../../fetch/public-network.ts'
import { joinPages } from './join-pages.ts'
import type { FoundArticle } from './read-article-page.ts'
import { readPageBounded } from './read-page-bounded.ts'

const PAGE_TYPES = ['text/html', 'application/xhtml+xml', 'text/plain']
const MAX_BYTES = 5 * 1024 * 1024
const TIMEOUT_MS = 30_000
/** The most pages over which an article may be split. */
const MOST_PAGES = 20
/** The least time between two pages of one host. */
export const PAUSE_MS = 1_000

export type Asked = { signal?: AbortSignal; network?: Network | undefined; pauseMs?: number }

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

/** The article of the public web that begins on this page, with all of its parts.
 *  @throws DomainError where a page cannot be had, or holds no article */
export async function fetchArticle(address: string, asked: Asked = {}): Promise<FoundArticle> {
  const { article, url } = await onePage(address, asked)
  return withNextPages(article, url, asked)
}

/** @returns the page's article, and its address after redirects */
async function onePage(address: string, asked: Asked): Promise<{ article: FoundArticle; url: string }> {
  const { url, status, headers, bytes } = await fetchPage(address, asked)
  if (status >= 300) throw new DomainError('unavailable', `这个网址没有给出网页（状态码 ${status}）。`)
  const contentType = headers['content-type'] ?? null
  const signal = asked.signal ? { signal: asked.signal } : {}
  return { article: await readPageBounded(bytes, { contentType, address: url }, signal), url }
}

/** An article whose first page was read at this address, with the pages that follow it, each once.
 *  @throws DomainError where one of them cannot be had */
export async function withNextPages(
  first: FoundArticle,
  address: string,
  asked: Asked = {},
): Promise<FoundArticle> {
  const seen = new Set([address])
  let article = first
  for (let next = first.nextPage; next !== null && !seen.has(next); next = article.nextPage) {
    if (seen.size >= MOST_PAGES)
      throw new DomainError('too-large', `这篇文章分在 ${MOST_PAGES} 页以上，没有导入。`)
    seen.add(next)
    await sleep(asked.pauseMs ?? PAUSE_MS, undefined, asked.signal ? { signal: asked.signal } : {})
    article = joinPages(article, await nextPage(next, seen.size, asked))
  }
  return article
}

async function nextPage(address: string, number: number, asked: Asked): Promise<FoundArticle> {
  try {
    return (await onePage(address, asked)).article
  } catch (error) {
    if (!isDomainError(error)) throw error
    throw new DomainError(error.code, `文章的第 ${number} 页（${address}）没有取到：${error.message}`, {
      cause: error,
    })
  }
}
