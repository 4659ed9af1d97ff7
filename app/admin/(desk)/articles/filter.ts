import type { DeskFilter } from '#lib/articles/desk-list.ts'
import { states } from '#lib/articles/status.ts'

/** The query of the list's address, as it came. */
export type Asked = Record<string, string | string[] | undefined>

/** The filter that an address asks for; what it cannot mean is left out. */
export function filterOf(asked: Asked): DeskFilter {
  const text = (name: string) =>
    typeof asked[name] === 'string'
      ? asked[name]
          .replace(/\p{Cc}/gu, '')
          .toWellFormed()
          .slice(0, 100)
      : ''
  const [status, city, q, before, after] = ['status', 'city', 'q', 'before', 'after'].map(text)
  return {
    ...(status && isStatus(status) ? { status } : {}),
    ...(city ? { citySlug: city } : {}),
    ...(q ? { q } : {}),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  }
}

function isStatus(text: string): text is keyof typeof states {
  return Object.hasOwn(states, text)
}

/** The address of the list under a filter. */
export function listPath({ status, citySlug, q, before, after }: DeskFilter): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ status, city: citySlug, q, before, after }))
    if (value) query.set(name, value)
  return query.size > 0 ? `/admin/articles?${query}` : '/admin/articles'
}
