import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'

const fileRow = z.object({ hash: z.string(), bytes: z.bigint() })

export type KnownFile = { hash: string; bytes: number }

const AT_ONCE = 1_000

/** Every media file that the database knows, each once, in the order of their hashes. */
export async function* knownFiles(): AsyncGenerator<KnownFile> {
  let after = ''
  for (;;) {
    const rows = await queryRows(
      fileRow,
      Prisma.sql`
        SELECT DISTINCT ON (hash) hash, bytes FROM media_file WHERE hash > ${after} ORDER BY hash LIMIT ${AT_ONCE}`,
    )
    for (const { hash, bytes } of rows) yield { hash, bytes: Number(bytes) }
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.hash ?? ''
  }
}

/** Those of these hashes that anything of the database names: a medium, an upload whose pieces are still to be read, or a
 *  picture for a share card. */
export async function knownAmong(hashes: readonly string[]): Promise<Set<string>> {
  const rows = await queryRows(
    z.object({ hash: z.string() }),
    Prisma.sql`
      SELECT hash FROM media_file WHERE hash = ANY (${hashes})
      UNION SELECT key FROM upload_piece WHERE key = ANY (${hashes})
      UNION SELECT hash FROM share_picture WHERE hash = ANY (${hashes})`,
  )
  return new Set(rows.map(({ hash }) => hash))
}
