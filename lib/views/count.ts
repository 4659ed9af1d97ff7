import { DomainError, type ErrorCode, isDomainError } from '../errors.ts'
import { viewMetrics } from '../metrics/view-metrics.ts'
import { classify, type ViewClass } from './classify.ts'
import type { ViewEvent, ViewOutcome } from './event.ts'
import { pageHour } from './page-token.ts'
import { type ViewQueue, viewQueue } from './queue.ts'
import { spend } from './spend.ts'
import { visitorKeys } from './visitor-key.ts'

/** A received beacon. */
export type Beacon = {
  articleId: number
  token: string
  /** A UUID that the page generates for each view; the same when the beacon is sent again. */
  viewId: string
  /** The sender's IP address; never stored. */
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
 * Counts a view by its class. Resolves when it is on disk, to the article's views as readers see them: with this one, if it
 * is human and no repeat. A view id counts once, however often and at whichever instance it arrives.
 * @throws DomainError forbidden (token) | too-many (address, with the seconds to wait) | not-found | gone | blocked (article) | unavailable (full, or no database)
 */
export async function countView(
  beacon: Beacon,
  { now = new Date(), queue = viewQueue() }: { now?: Date; queue?: ViewQueue } = {},
): Promise<{ views: number }> {
  const { articleId, token } = beacon
  const hour = pageHour(token, articleId, now)
  if (hour === null) throw refused('forbidden', '这一页已过期，请重新打开。')
  const overBudget = await isOverBudget(beacon, now)
  const viewClass = classify({ ...beacon, overBudget })
  const outcome = await stored(queue, { ...beacon, pageHour: hour }, viewClass, now)
  viewMetrics().count(viewClass, outcome.kind)
  if ('views' in outcome) return { views: outcome.views }
  throw new DomainError(outcome.kind, refusals[outcome.kind])
}

/** Whether the address is over its budget.
 *  @throws DomainError too-many when it is refused; then nothing is stored */
async function isOverBudget(beacon: Beacon, now: Date): Promise<boolean> {
  const { state, retryAfter } = await spend(beacon, now).catch((error) => {
    throw unavailable(error, 'unknown')
  })
  if (state === 'refused')
    throw refused('too-many', '这个网络地址发来的访问太多，请稍后再试。', { retryAfter })
  return state === 'over'
}

async function stored(
  queue: ViewQueue,
  beacon: Beacon & { pageHour: number },
  viewClass: ViewClass,
  at: Date,
): Promise<ViewOutcome> {
  try {
    // Only human views are checked for repeats: a prerender must not hide the view that follows it.
    const keys = viewClass === 'human' ? await visitorKeys(beacon, at) : []
    const { articleId, viewId, pageHour } = beacon
    return await queue.push({
      articleId,
      viewId: viewId.toLowerCase(),
      pageHour,
      class: viewClass,
      at,
      keys,
    } satisfies ViewEvent)
  } catch (error) {
    throw unavailable(error, viewClass)
  }
}

function unavailable(cause: unknown, viewClass: string): DomainError {
  viewMetrics().count(viewClass, 'unavailable')
  if (isDomainError(cause)) return cause
  return new DomainError('unavailable', '现在记不下来，请稍后再试。', { details: { retryAfter: 2 }, cause })
}

function refused(code: ErrorCode, message: string, details: Record<string, unknown> = {}): DomainError {
  viewMetrics().count('unknown', code)
  return new DomainError(code, message, { details })
}
