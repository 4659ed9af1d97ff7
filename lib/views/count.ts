import { DomainError, type ErrorCode, isDomainError } from '../errors.ts'
import { viewMetrics } from '../metrics/views.ts'
import { isOverBudget } from './address-budget.ts'
import { classify, type ViewClass } from './classify.ts'
import type { ViewEvent, ViewOutcome } from './event.ts'
import { isPageToken } from './page-token.ts'
import { type ViewQueue, viewQueue } from './queue.ts'
import { visitorKeys } from './visitor-key.ts'

/** One beacon, as it was received. */
export type Beacon = {
  articleId: number
  token: string
  /** A UUID that the page made for this view; sent again with a repeated beacon. */
  viewId: string
  /** Who sent it; never stored. */
  address: string
  userAgent: string
  /** See `Evidence`. */
  purpose: string
  vouched: boolean
  staff: boolean
}

const refusals: Record<'not-found' | 'gone' | 'blocked', string> = {
  'not-found': '没有这篇文章。',
  gone: '这篇文章已下架。',
  blocked: '这篇文章依法不再提供。',
}

/**
 * Counts a view by its class and answers, once it is on disk, what readers see: the article's views, this one among
 * them if it is a person's and no repeat. The same view id counts once, however often and wherever it arrives.
 * @throws DomainError forbidden (token) | not-found | gone | blocked (article) | unavailable (full, or no database)
 */
export async function countView(
  beacon: Beacon,
  { now = new Date(), queue = viewQueue() }: { now?: Date; queue?: ViewQueue } = {},
): Promise<{ views: number }> {
  const { articleId, token } = beacon
  if (!isPageToken(token, articleId, now)) throw refused('forbidden', '这一页已过期，请重新打开。')
  const viewClass = classify({ ...beacon, overBudget: isOverBudget(beacon.address, now) })
  const outcome = await stored(queue, beacon, viewClass, now)
  viewMetrics().count(viewClass, outcome.kind)
  if ('views' in outcome) return { views: outcome.views }
  throw new DomainError(outcome.kind, refusals[outcome.kind])
}

async function stored(
  queue: ViewQueue,
  beacon: Beacon,
  viewClass: ViewClass,
  at: Date,
): Promise<ViewOutcome> {
  try {
    // Only a person's repeats are told apart: a prerender must not swallow the view that follows it.
    const keys = viewClass === 'human' ? await visitorKeys(beacon, at) : []
    const { articleId, viewId } = beacon
    return await queue.push({
      articleId,
      viewId: viewId.toLowerCase(),
      class: viewClass,
      at,
      keys,
    } satisfies ViewEvent)
  } catch (error) {
    viewMetrics().count(viewClass, 'unavailable')
    if (isDomainError(error)) throw error
    throw new DomainError('unavailable', '现在记不下来，请稍后再试。', {
      details: { retryAfter: 2 },
      cause: error,
    })
  }
}

function refused(code: ErrorCode, message: string): DomainError {
  viewMetrics().count('unknown', code)
  return new DomainError(code, message)
}
