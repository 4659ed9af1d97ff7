import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'

const row = z.object({ name: z.string() })

/** How the newest published article spells the tag or the person of this key; null where no article names it. */
export async function listingName(of: 'tag' | 'author', key: string): Promise<string | null> {
  const [newest] = await queryRows(
    row,
    Prisma.sql`
      SELECT name FROM article_listing WHERE kind = ${of}::listing_kind AND key = ${key}
      ORDER BY published_at DESC, article_id DESC LIMIT 1`,
  )
  return newest?.name ?? null
}
