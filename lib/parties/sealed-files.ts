import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { KnownFile } from '../media/known-files.ts'

const AT_ONCE = 1_000
const hashRow = z.object({ hash: z.string() })

/** Every sealed file that the store must have, in the order of their hashes. */
export async function* sealedFiles(): AsyncGenerator<KnownFile> {
  let after = ''
  for (;;) {
    const rows = await queryRows(
      hashRow.extend({ sealed_bytes: z.bigint() }),
      Prisma.sql`
        SELECT hash, sealed_bytes FROM sealed_file WHERE deleted_at IS NULL AND hash > ${after}
        ORDER BY hash LIMIT ${AT_ONCE}`,
    )
    for (const { hash, sealed_bytes } of rows) yield { hash, bytes: Number(sealed_bytes) }
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.hash ?? ''
  }
}

/** Those of these hashes that a sealed file has which is not deleted. */
export async function sealedAmong(hashes: readonly string[]): Promise<Set<string>> {
  const rows = await queryRows(
    hashRow,
    Prisma.sql`SELECT hash FROM sealed_file WHERE hash = ANY (${hashes}) AND deleted_at IS NULL`,
  )
  return new Set(rows.map(({ hash }) => hash))
}

/** Those of these hashes that a sealed file has or had which is deleted. */
export async function deletedAmong(hashes: readonly string[]): Promise<string[]> {
  const rows = await queryRows(
    hashRow,
    Prisma.sql`
      SELECT asked.hash FROM unnest(${hashes}::text[]) AS asked (hash)
      WHERE EXISTS (SELECT FROM sealed_file AS file WHERE file.deleted_at IS NOT NULL
        AND (file.hash = asked.hash OR asked.hash = ANY (file.previous_hashes)))`,
  )
  return rows.map(({ hash }) => hash)
}
