import type { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { visibleName } from '../text/visible.ts'
import { hasPublished, sourceRow } from './source-rows.ts'

export type NamedSource = z.infer<typeof sourceRow>

/**
 * The source of this name, or of another spelling of it (full- and half-width), with published articles; null where there is
 * none. A list is of one source: two names that a search takes for the same, in simplified and traditional characters, can
 * be two sources with a list each.
 */
export async function publishedSource(name: string): Promise<NamedSource | null> {
  const spellings = [...new Set([name, visibleName(name).trim(), name.normalize('NFKC').trim()])]
  const found = await queryRows(
    sourceRow,
    Prisma.sql`SELECT id, name FROM source WHERE name = ANY (${spellings}) AND ${hasPublished}`,
  )
  return found.find((one) => one.name === name) ?? found[0] ?? null
}
