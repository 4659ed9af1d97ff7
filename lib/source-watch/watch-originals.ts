import { setTimeout as sleep } from 'node:timers/promises'
import type { SourceState } from '#lib/db/generated/enums.ts'
import type { Network } from '../fetch/public-network.ts'
import { isOutage } from '../outage.ts'
import { reportFailure } from '../report.ts'
import { type DueArticle, dueArticles } from './due-articles.ts'
import { type Original, originalAt } from './original-state.ts'
import { type Checked, recordCheck } from './record-check.ts'

/** Each original is asked for once a week; an hourly run takes so many. */
const EVERY_DAYS = 7
const MOST = 120
/** Between two pages of one host. */
const PAUSE_MS = 2_000

export type WatchOptions = {
  /** One article, whether it is due or not. */
  only?: number
  most?: number
  pauseMs?: number
  network?: Network
  signal?: AbortSignal
  now?: Date
  onChecked?: (article: DueArticle, checked: Checked) => void
}

/**
 * Asks whether the originals of published reposts still stand, those that waited longest first: one page at a time, each
 * host at most once in two seconds.
 * @returns how many were found in which state
 */
export async function watchOriginals({
  only,
  most = MOST,
  pauseMs = PAUSE_MS,
  network,
  signal,
  now,
  onChecked = () => {},
}: WatchOptions = {}): Promise<Partial<Record<SourceState, number>>> {
  const counts: Partial<Record<SourceState, number>> = {}
  const askedAt = new Map<string, number>()
  for (const article of await dueArticles({ most, days: EVERY_DAYS, only: only ?? null })) {
    signal?.throwIfAborted()
    const host = URL.canParse(article.address) ? new URL(article.address).host : ''
    const wait = (askedAt.get(host) ?? Number.NEGATIVE_INFINITY) + pauseMs - performance.now()
    if (wait > 0) await sleep(wait, undefined, signal ? { signal } : {})
    const original = await originalAt(article.address, { network, ...(signal ? { signal } : {}) })
    askedAt.set(host, performance.now())
    const checked = await recorded(article, original, now)
    if (!checked) continue
    counts[checked.state] = (counts[checked.state] ?? 0) + 1
    onChecked(article, checked)
  }
  return counts
}

/** Null where it cannot be stored: the others are asked for all the same. */
async function recorded(article: DueArticle, original: Original, now?: Date): Promise<Checked | null> {
  try {
    return await recordCheck(article, original, now)
  } catch (error) {
    if (isOutage(error)) throw error
    reportFailure(error, `what was found of the original of article ${article.id} could not be stored`)
    return null
  }
}
