import { setTimeout as sleep } from 'node:timers/promises'
import { isDomainError } from '../../errors.ts'
import type { Network } from '../../fetch/public-network.ts'
import { reportFailure } from '../../report.ts'
import { sourceNameAt } from '../../sources/source-gap.ts'
import type { Candidate, Found, ImportContext, Refusal } from '../candidate.ts'
import type { RunInput } from '../runs/run-input.ts'
import { type Asked, fetchArticle, PAUSE_MS } from './fetch-article.ts'
import { pageCandidate } from './page-candidate.ts'
import type { FoundArticle } from './read-article-page.ts'

/** Fetches articles from their addresses, one after the other; a page that cannot be had is refused with the reason. */
export async function* importUrl(
  input: RunInput,
  { signal, isDone, progress }: ImportContext,
  { network, pauseMs = PAUSE_MS }: { network?: Network; pauseMs?: number } = {},
): AsyncGenerator<Found> {
  const addresses = 'addresses' in input ? input.addresses : []
  const askedAt = new Map<string, number>()
  for (const [at, address] of addresses.entries()) {
    if (!(await isDone(address))) {
      await pause(address, askedAt, pauseMs, signal)
      yield await found(address, { signal, network, pauseMs })
    }
    progress(at + 1, addresses.length)
  }
}

/** Waits until a host may be asked again. */
async function pause(
  address: string,
  askedAt: Map<string, number>,
  pauseMs: number,
  signal: AbortSignal,
): Promise<void> {
  const host = URL.canParse(address) ? new URL(address).host : ''
  const wait = (askedAt.get(host) ?? Number.NEGATIVE_INFINITY) + pauseMs - performance.now()
  if (wait > 0) await sleep(wait, undefined, { signal })
  askedAt.set(host, performance.now())
}

async function found(address: string, asked: Asked): Promise<Found> {
  const page = await pageAt(address, asked)
  return 'reason' in page ? page : candidateOf(address, page)
}

/** What one page makes of this program concerns none of the others. */
async function pageAt(address: string, asked: Asked): Promise<FoundArticle | Refusal> {
  try {
    return await fetchArticle(address, asked)
  } catch (error) {
    if (isDomainError(error)) return { key: address, reason: error.message }
    if (asked.signal?.aborted) throw error
    reportFailure(error, `the page at ${address} could not be read`)
    return { key: address, reason: '程序出错了，这一页没有读完；错误的详情在日志里。' }
  }
}

async function candidateOf(key: string, page: FoundArticle): Promise<Candidate> {
  const sourceName = page.sourceName ?? (await sourceNameAt(page.sourceUrl ?? key))
  return { ...pageCandidate(key, page), sourceName, origin: 'repost' }
}
