import type { AskedList } from '../articles/find-list.ts'
import { DomainError } from '../errors.ts'
import { isStorable } from '../text/storable.ts'
import { startOfNextShanghaiDay, startOfShanghaiDay } from '../time.ts'

const LARGEST_PAGE = 100
const LONGEST_NAME = 100

export type ListQuery = {
  list: AskedList
  from: Date | undefined
  until: Date | undefined
  olderThan: string | undefined
  limit: number | undefined
}

/** The parameters of a list in the public JSON: `city`, `column`, `source`, `tag`, `author`, `from` and `to` (days in
 *  Shanghai, both included), `older`, `limit` (at most 100, a greater one means 100).
 *  @throws DomainError invalid-input (`limit` is not a positive integer, a day does not exist, or two filters cannot be combined) |
 *  not-found (nothing can have this slug or this name) */
export function listQuery(query: URLSearchParams): ListQuery {
  const given = (name: string) => query.get(name) || undefined
  const [older, limit] = [query.get('older'), query.get('limit')]
  const from = bound('from', given('from'), startOfShanghaiDay)
  const until = bound('to', given('to'), startOfNextShanghaiDay)
  if (from && until && from >= until) throw refused({ to: '不能早于 from' })
  return {
    list: askedList({
      city: slug(given('city'), '没有这个城市。'),
      column: slug(given('column'), '没有这个栏目。'),
      source: name(given('source'), '没有这个来源。'),
      tag: name(given('tag'), '没有这个标签。'),
      author: name(given('author'), '没有这个作者。'),
    }),
    from,
    until,
    olderThan: older ?? undefined,
    limit: limit === null ? undefined : pageSize(limit),
  }
}

type Names = Record<'city' | 'column' | 'source' | 'tag' | 'author', string | undefined>

/** Each list has an index of its own; only a column has one in a city. */
function askedList(names: Names): AskedList {
  const { city, column, source, tag, author } = names
  const given = Object.entries(names).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  const [first = '', ...others] = given
  if (others.length > 0 && given.join() !== 'city,column')
    throw new DomainError('invalid-input', `参数 ${given.join('、')} 不能同时使用。`, {
      fields: Object.fromEntries(others.map((name) => [name, `不能与 ${first} 同时使用`])),
    })
  if (source !== undefined) return { of: 'source', name: source }
  if (tag !== undefined) return { of: 'tag', name: tag }
  if (author !== undefined) return { of: 'author', name: author }
  if (column === undefined) return city === undefined ? { of: 'site' } : { of: 'city', city }
  return city === undefined ? { of: 'column', column } : { of: 'city-column', city, column }
}

function slug(text: string | undefined, message: string): string | undefined {
  if (text === undefined || /^[\w-]{1,64}$/.test(text)) return text
  throw new DomainError('not-found', message)
}

function name(text: string | undefined, message: string): string | undefined {
  if (text === undefined || (isStorable(text) && text.length <= LONGEST_NAME && text.trim() !== ''))
    return text
  throw new DomainError('not-found', message)
}

/** The first moment of a span that begins with this day, or the one after a span that ends with it. */
function bound(
  name: 'from' | 'to',
  day: string | undefined,
  boundOf: (day: string) => Date | null,
): Date | undefined {
  if (day === undefined) return undefined
  const at = boundOf(day)
  if (at === null) throw refused({ [name]: '须为 YYYY-MM-DD 形式的日期' })
  return at
}

function pageSize(limit: string): number {
  if (/^[1-9]\d{0,5}$/.test(limit)) return Math.min(Number(limit), LARGEST_PAGE)
  throw refused({ limit: `须为 1 到 ${LARGEST_PAGE} 的整数` })
}

function refused(fields: Record<string, string>): DomainError {
  return new DomainError('invalid-input', `参数 ${Object.keys(fields).join('、')} 不对。`, { fields })
}

/** Leads to the same list under its source's own name: of the other spellings of it there is no end. */
export function otherSpelling(path: string, query: URLSearchParams, source: string): Response {
  const same = new URLSearchParams(query)
  same.set('source', source)
  return new Response(null, {
    status: 302,
    headers: { location: `${path}?${same}`, 'cache-control': 'no-store' },
  })
}

/** The target of the next page, with the other parameters. */
export function nextPage(path: string, query: URLSearchParams, older: string): string {
  const next = new URLSearchParams(query)
  next.delete('older')
  next.set('older', older)
  return `${path}?${next}`
}
