import { db } from '../db/client.ts'

/** As many as a browser that keeps articles is told of. */
const MOST = 1_000

/** The articles last taken down, newest first, that are still removed; `since` when the list does not go back further. */
export async function removedLately(): Promise<{ ids: number[]; since: Date | null }> {
  const takedowns = await db().takedown.findMany({
    select: { articleId: true, at: true, restoredAt: true },
    orderBy: { id: 'desc' },
    take: MOST,
  })
  const ids = takedowns.filter(({ restoredAt }) => restoredAt === null).map(({ articleId }) => articleId)
  const oldest = takedowns.length === MOST ? takedowns.at(-1) : undefined
  return { ids: [...new Set(ids)], since: oldest?.at ?? null }
}
