import { Prisma } from '#lib/db/generated/client.ts'

/** Which published articles a list holds. */
export type Scope =
  | { of: 'site' }
  | { of: 'city'; cityId: number }
  | { of: 'column'; columnId: number }
  /** A column on the pages of one city. */
  | { of: 'city-column'; cityId: number; columnId: number }
  | { of: 'source'; sourceId: number }
  /** Those that `article_listing` enters under this key: a tag's (lib/articles/tag-names.ts) or a person's. */
  | { of: 'tag'; key: string }
  | { of: 'author'; key: string }

/**
 * What a list asks for beside `status = 'published'`: the very words of the index that serves it (see the migrations
 * `article_lists` and `reader_lists`), so that each list has one index and no other can be read in its place.
 */
export function conditionOf(scope: Exclude<Scope, { of: 'tag' | 'author' }>): Prisma.Sql {
  switch (scope.of) {
    case 'site':
      return Prisma.sql`id > 0`
    case 'city':
      return Prisma.sql`city_id = ${scope.cityId}`
    case 'column':
      return Prisma.sql`column_id > 0 AND column_id = ${scope.columnId}`
    case 'city-column':
      return Prisma.sql`column_id > 0 AND city_id::bigint << 32 | column_id = ${cityColumn(scope)}::bigint`
    case 'source':
      return Prisma.sql`source_id > 0 AND source_id = ${scope.sourceId}`
  }
}

/** The corrections of published articles, by their own time. */
export type CorrectionList = { of: 'correction'; key: 'all' }

/** The rows that say which articles a list holds, and where; for counting them. Of tags and persons, those alone that list
 *  published articles. */
export function placesIn(scope: Scope | CorrectionList): {
  rows: Prisma.Sql
  at: Prisma.Sql
  id: Prisma.Sql
} {
  if (scope.of === 'tag' || scope.of === 'author' || scope.of === 'correction')
    return {
      rows: Prisma.sql`article_listing WHERE kind = ${scope.of}::listing_kind AND key = ${scope.key}`,
      at: Prisma.sql`published_at`,
      id: Prisma.sql`article_id`,
    }
  return {
    rows: Prisma.sql`article WHERE status = 'published' AND ${conditionOf(scope)}`,
    at: Prisma.sql`published_at`,
    id: Prisma.sql`id`,
  }
}

/** One number of both: an index by the city alone must not do, since the planner would go through that city's articles. */
function cityColumn({ cityId, columnId }: { cityId: number; columnId: number }): bigint {
  return (BigInt(cityId) << 32n) | BigInt(columnId)
}
