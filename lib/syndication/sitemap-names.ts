import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { authorPath, sourcePath, tagPath } from '../reader-paths.ts'
import { firstPageChangedAt } from './first-page-changed-at.ts'
import { urlOf } from './sitemap-articles.ts'
import { XML_HEAD } from './xml.ts'

/** The most addresses that a sitemap may hold. */
const MOST = 50_000
/** How many are read at once. */
const BATCH = 2_000

/** Lists that have no order of their own but their names: each a file of the sitemap. */
export const nameKinds = ['tags', 'sources', 'authors'] as const
export type NameKind = (typeof nameKinds)[number]

const row = z.object({ key: z.string(), name: z.string(), changed_at: z.date().nullable() })
type Row = z.infer<typeof row>

const kinds: Readonly<
  Record<
    NameKind,
    { pathOf: (name: string) => string; read: (after: string, limit: number) => Promise<Row[]> }
  >
> = {
  tags: { pathOf: tagPath, read: (after, limit) => listedNames('tag', after, limit) },
  authors: { pathOf: authorPath, read: (after, limit) => listedNames('author', after, limit) },
  sources: { pathOf: sourcePath, read: sourceNames },
}

/** A file of the sitemap, in pieces: the lists of this kind that have articles. */
export async function* sitemapNames(siteUrl: string, kind: NameKind): AsyncGenerator<string> {
  const { pathOf, read } = kinds[kind]
  yield `${XML_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n`
  let after: string | undefined = ''
  for (let sent = 0; after !== undefined && sent < MOST; sent += BATCH) {
    const rows = await read(after, BATCH)
    yield rows.map(({ name, changed_at }) => urlOf(siteUrl + pathOf(name), changed_at ?? undefined)).join('')
    after = rows.length < BATCH ? undefined : rows.at(-1)?.key
  }
  yield '</urlset>\n'
}

/** The kinds of which there is a list. A sitemap without an address in it is none. */
export async function nameKindsInUse(): Promise<NameKind[]> {
  const first = await Promise.all(nameKinds.map((kind) => kinds[kind].read('', 1)))
  return nameKinds.filter((_, at) => (first[at]?.length ?? 0) > 0)
}

/** Tags or persons after a key, each as its newest article spells it; from key to key by the index, whatever stands between.
 *  When their pages changed is not said: it would take as many articles for each as its page shows. */
function listedNames(kind: 'tag' | 'author', after: string, limit: number): Promise<Row[]> {
  const next = (than: Prisma.Sql) => Prisma.sql`
    SELECT key FROM article_listing WHERE kind = ${kind}::listing_kind AND key > ${than} ORDER BY key LIMIT 1`
  return queryRows(
    row,
    Prisma.sql`
      WITH RECURSIVE listed AS (
        (${next(Prisma.sql`${after}`)})
        UNION ALL
        SELECT following.key FROM listed CROSS JOIN LATERAL (${next(Prisma.sql`listed.key`)}) AS following
      )
      SELECT listed.key, newest.name, NULL::timestamptz AS changed_at
      FROM (SELECT key FROM listed LIMIT ${limit}) AS listed
      CROSS JOIN LATERAL (
        SELECT name FROM article_listing WHERE kind = ${kind}::listing_kind AND key = listed.key
        ORDER BY published_at DESC, article_id DESC LIMIT 1
      ) AS newest
      ORDER BY listed.key`,
  )
}

/** Sources with published articles, by their numbers. */
function sourceNames(after: string, limit: number): Promise<Row[]> {
  return queryRows(
    row,
    Prisma.sql`
      SELECT source.id::text AS key, source.name, shown.changed_at FROM source
      CROSS JOIN LATERAL (${firstPageChangedAt(Prisma.sql`source_id > 0 AND source_id = source.id`)}) AS shown
      WHERE source.id > ${Number(after)} AND shown.changed_at IS NOT NULL
      ORDER BY source.id LIMIT ${limit}`,
  )
}
