import type { LibraryFilter } from '#lib/media/library.ts'
import { pathNumber } from '#lib/path-number.ts'
import { libraryFilter } from '#lib/web/library-request.ts'

/** The query of the page's address, as it came. */
export type Asked = Record<string, string | string[] | undefined>

type Filter = { [K in keyof LibraryFilter]?: LibraryFilter[K] | undefined }

/** What the page shows: a filtered list, and perhaps the details of one medium. */
export type Place = { filter: Filter; show: number | null }

export function placeOf(asked: Asked): { filter: LibraryFilter; show: number | null } {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (typeof value === 'string') query.set(name, value)
  return { filter: libraryFilter(query), show: pathNumber(query.get('show') ?? '') }
}

/** The address of a place. */
export function libraryPath({ filter, show }: Place): string {
  const { q, kinds = [], unused, mine, before } = filter
  const given = { q, kind: kinds[0], unused: unused && '1', mine: mine && '1', before, show }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value) query.set(name, String(value))
  return query.size > 0 ? `/admin/media?${query}` : '/admin/media'
}
