import { DomainError } from '../errors.ts'

const LARGEST_PAGE = 100

export type ListQuery = { citySlug?: string; olderThan?: string; limit?: number }

/** The parameters of a list in the public JSON: `city`, `older`, `limit` (at most 100, a greater one means 100).
 *  @throws DomainError invalid-input (limit is no positive integer) | not-found (city has no slug's form) */
export function listQuery(query: URLSearchParams): ListQuery {
  const [city, older, limit] = ['city', 'older', 'limit'].map((name) => query.get(name))
  return {
    ...(city ? { citySlug: slug(city) } : {}),
    ...(typeof older === 'string' ? { olderThan: older } : {}),
    ...(typeof limit === 'string' ? { limit: pageSize(limit) } : {}),
  }
}

function slug(city: string): string {
  if (/^[\w-]{1,64}$/.test(city)) return city
  throw new DomainError('not-found', '没有这个城市。')
}

function pageSize(limit: string): number {
  if (/^[1-9]\d{0,5}$/.test(limit)) return Math.min(Number(limit), LARGEST_PAGE)
  const fields = { limit: `须为 1 到 ${LARGEST_PAGE} 的整数` }
  throw new DomainError('invalid-input', '参数 limit 不对。', { fields })
}

/** The target of the next page, with the other parameters. */
export function nextPage(path: string, { citySlug, limit }: ListQuery, older: string): string {
  const next = new URLSearchParams()
  if (citySlug) next.set('city', citySlug)
  if (limit) next.set('limit', `${limit}`)
  next.set('older', older)
  return `${path}?${next}`
}
