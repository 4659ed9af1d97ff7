import { allCaseKinds } from '#lib/cases/case-kinds.ts'
import { allCaseStates } from '#lib/cases/case-states.ts'
import type { QueueFilter } from '#lib/cases/desk-queue.ts'

/** The query of the queue's address, as it came. */
export type Asked = Record<string, string | string[] | undefined>

const MOST_PAGES = 200

/** The filter that an address asks for; what it cannot mean is left out. */
export function queueFilterOf(asked: Asked): QueueFilter {
  const state = allCaseStates.find((one) => one === asked.state)
  const kind = allCaseKinds.find((one) => one === asked.kind)
  const q =
    typeof asked.q === 'string'
      ? asked.q
          .replace(/\p{Cc}/gu, '')
          .toWellFormed()
          .slice(0, 100)
      : ''
  const page = /^[1-9]\d{0,2}$/.test(String(asked.page)) ? Math.min(MOST_PAGES, Number(asked.page)) : 1
  return { ...(state ? { state } : {}), ...(kind ? { kind } : {}), ...(q ? { q } : {}), page }
}

/** The address of the queue under a filter. */
export function queuePath({ state, kind, q, page = 1 }: QueueFilter): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ state, kind, q })) if (value) query.set(name, value)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `/admin/cases?${query}` : '/admin/cases'
}
