import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'

/** A file of the sitemap holds the published articles of so many numbers; protocols allow 50,000. The number is also that of
 *  the index `article_changed_in_sitemap`. */
export const FILE_SPAN = 10_000
// In the words of the index, not as a parameter.
const span = Prisma.raw(String(FILE_SPAN))

/** A file of the sitemap, and when the articles of its numbers last changed, those that were removed among them. */
export type SitemapFile = { number: number; changedAt: Date }

const fileRow = z.object({ number: z.number(), changed_at: z.date() })

/** The files that hold an article, by their numbers; three probes of an index for each. */
export async function sitemapFiles(): Promise<SitemapFile[]> {
  return readFiles(Prisma.sql`generate_series(0, (SELECT max(id) FROM article) / ${span})`)
}

/** One of the files; null where it holds no article. */
export async function sitemapFile(number: number): Promise<SitemapFile | null> {
  const [file = null] = await readFiles(Prisma.sql`(SELECT ${number}::int)`)
  return file
}

async function readFiles(numbers: Prisma.Sql): Promise<SitemapFile[]> {
  const rows = await queryRows(
    fileRow,
    Prisma.sql`
      SELECT file.number, greatest(shown.changed_at, removed.changed_at, suspended.changed_at) AS changed_at
      FROM ${numbers} AS file (number)
      CROSS JOIN LATERAL (${newestOf('published')}) AS shown
      LEFT JOIN LATERAL (${newestOf('taken_down')}) AS removed ON true
      LEFT JOIN LATERAL (${newestOf('suspended')}) AS suspended ON true
      ORDER BY file.number`,
  )
  return rows.map(({ number, changed_at }) => ({ number, changedAt: changed_at }))
}

function newestOf(status: 'published' | 'suspended' | 'taken_down'): Prisma.Sql {
  return Prisma.sql`
    SELECT changed_at FROM article WHERE id / ${span} = file.number AND status = ${Prisma.raw(`'${status}'`)}
      AND status IN ('published', 'suspended', 'taken_down')
    ORDER BY changed_at DESC LIMIT 1`
}
