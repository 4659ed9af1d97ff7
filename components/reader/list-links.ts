import type { CityName } from '#lib/articles/published-types.ts'

// The addresses of lists. Names of tags, sources and persons stand in them as articles spell them.

type Slug = Pick<CityName, 'slug'>

export const cityPath = ({ slug }: Slug) => `/cities/${slug}`

/** A column on the pages of one city, or of all cities. */
export const columnPath = (column: Slug, city?: Slug) =>
  city ? `${cityPath(city)}/${column.slug}` : `/columns/${column.slug}`

export const tagPath = (name: string) => `/tags/${encodeURIComponent(name)}`
export const sourcePath = (name: string) => `/sources/${encodeURIComponent(name)}`
export const authorPath = (name: string) => `/authors/${encodeURIComponent(name)}`

type ArchivePlace = { year?: number; month?: number | null; day?: number | null }

/** The archive, or a year, month or day of it; of one city, or of all. */
export function archivePath({ year, month, day }: ArchivePlace = {}, city: Slug | null = null): string {
  const parts = [year, month, day].filter((part) => part !== undefined && part !== null)
  const path = parts.map((part) => `/${String(part).padStart(2, '0')}`).join('')
  return `/archive${path}${city ? `?city=${city.slug}` : ''}`
}
