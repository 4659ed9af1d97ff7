import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { visibleName } from '../text/visible.ts'

const row = z.object({ id: z.int(), name: z.string() })

export type NamedSource = z.infer<typeof row>

/** The source of this name, or of another spelling of it (full- and half-width), with published articles; null where there
 *  is none. */
export function publishedSource(name: string): Promise<NamedSource | null> {
  return sourceWhere(
    name,
    Prisma.sql`EXISTS (
      SELECT FROM article WHERE status = 'published' AND source_id > 0 AND source_id = source.id)`,
  )
}

async function sourceWhere(name: string, condition: Prisma.Sql): Promise<NamedSource | null> {
  const spellings = [...new Set([name, visibleName(name).trim(), name.normalize('NFKC').trim()])]
  const found = await queryRows(
    row,
    Prisma.sql`SELECT id, name FROM source WHERE name = ANY (${spellings}) AND ${condition}`,
  )
  return found.find((one) => one.name === name) ?? found[0] ?? null
}
