import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'

/** As many of each kind as a browser that keeps articles is told of. */
const MOST = 1_000

type Removal = { id: number; at: Date; isRemoved: boolean }

/** The articles last taken down or withdrawn, newest first, that readers may not read now; `since` when the list does not go
 *  back further. */
export async function removedLately(): Promise<{ ids: number[]; since: Date | null }> {
  const kinds = await Promise.all([lastTakenDown(), lastWithdrawn()])
  const ids = kinds.flat().flatMap(({ id, isRemoved }) => (isRemoved ? [id] : []))
  const ends = kinds.flatMap((removals) => (removals.length === MOST ? removals.slice(-1) : []))
  const since = ends.length > 0 ? new Date(Math.max(...ends.map(({ at }) => at.getTime()))) : null
  return { ids: [...new Set(ids)], since }
}

async function lastTakenDown(): Promise<Removal[]> {
  const takedowns = await db().takedown.findMany({
    select: { articleId: true, at: true, restoredAt: true },
    orderBy: { id: 'desc' },
    take: MOST,
  })
  return takedowns.map(({ articleId: id, at, restoredAt }) => ({ id, at, isRemoved: restoredAt === null }))
}

const withdrawal = z.object({ id: z.int(), at: z.date(), isRemoved: z.boolean() })

/** Within the seconds in which a publication can be withdrawn somebody may have read it. */
function lastWithdrawn(): Promise<Removal[]> {
  return queryRows(
    withdrawal,
    Prisma.sql`
      SELECT article.id, entry.at, article.status <> 'published' AS "isRemoved"
      FROM audit_entry AS entry JOIN article ON article.id = entry.article_id
      WHERE entry.event = 'article_withdrawn' ORDER BY entry.id DESC LIMIT ${MOST}`,
  )
}
