import { db } from '#lib/db/client.ts'
import { publicState } from '../articles/published.ts'
import type { Tombstone } from '../articles/published-types.ts'
import { isShareCode } from '../articles/share-links.ts'
import { countVisit } from '../views/visit-queue.ts'

/** The target of a short link: its article, or the tombstone of one that was removed; null where there is no such link.
 *  Counts the visit to an article, except a robot's. */
export async function visitShareLink(
  code: string,
  { robot }: { robot: boolean },
): Promise<{ kind: 'redirect'; articleId: number } | { kind: 'tombstone'; tombstone: Tombstone } | null> {
  const link = isShareCode(code)
    ? await db().shareLink.findUnique({ where: { code }, select: { id: true, articleId: true } })
    : null
  const found = link && (await publicState(link.articleId))
  if (!link || !found) return null
  if (found.kind === 'tombstone') return found
  if (!robot) await countVisit(link.id)
  return { kind: 'redirect', articleId: link.articleId }
}
