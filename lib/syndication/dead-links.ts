import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { articlePath } from '../reader-paths.ts'

/** How many addresses the file holds, those that were removed last. */
const MOST = 10_000

const row = z.object({ id: z.number() })

/** The addresses of articles that were suspended or taken down, each in a line, the last one first: what Baidu asks for as dead links. */
export async function deadLinks(siteUrl: string): Promise<string> {
  const rows = await queryRows(
    row,
    Prisma.sql`
      SELECT id FROM (${newestOf('taken_down')} UNION ALL ${newestOf('suspended')}) AS removed
      ORDER BY changed_at DESC, id DESC LIMIT ${MOST}`,
  )
  return rows.map(({ id }) => `${siteUrl}${articlePath(id)}\n`).join('')
}

function newestOf(status: 'suspended' | 'taken_down'): Prisma.Sql {
  return Prisma.sql`(
    SELECT id, changed_at FROM article WHERE id > 0 AND status = ${Prisma.raw(`'${status}'`)}
    ORDER BY changed_at DESC, id DESC LIMIT ${MOST})`
}
