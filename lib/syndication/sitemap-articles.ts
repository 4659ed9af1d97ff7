import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { articlePath } from '../reader-paths.ts'
import { shanghaiTimestamp } from '../time.ts'
import { FILE_SPAN } from './sitemap-files.ts'
import { element, XML_HEAD } from './xml.ts'

/** How many are read at once. */
const BATCH = 1_000

const row = z.object({ id: z.number(), changed_at: z.date() })

const START = `${XML_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n`

/** One file of the sitemap, in pieces: every published article of its numbers, with when readers saw it change last. */
export async function* sitemapArticles(siteUrl: string, file: number): AsyncGenerator<string> {
  yield START
  const end = (file + 1) * FILE_SPAN
  for (let after = file * FILE_SPAN - 1; after < end; ) {
    const rows = await readBatch(after, end)
    yield rows.map(({ id, changed_at }) => urlOf(siteUrl + articlePath(id), changed_at)).join('')
    after = rows.length < BATCH ? end : (rows.at(-1)?.id ?? end)
  }
  yield '</urlset>\n'
}

function readBatch(after: number, end: number) {
  return queryRows(
    row,
    Prisma.sql`
      SELECT id, coalesce(amended_at, published_at) AS changed_at FROM article
      WHERE status = 'published' AND published_at IS NOT NULL AND id > ${after} AND id < ${end}
      ORDER BY id LIMIT ${BATCH}`,
  )
}

/** An address of a sitemap. */
export function urlOf(address: string, changedAt?: Date): string {
  const changed = changedAt ? element('lastmod', shanghaiTimestamp(changedAt)) : ''
  return `<url>${element('loc', address)}${changed}</url>\n`
}
