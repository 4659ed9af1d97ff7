import { db } from '#lib/db/client.ts'
import { standingOf } from '../articles/published.ts'
import type { Tombstone } from '../articles/published-types.ts'
import { countVisit } from '../views/visit-queue.ts'
import { isShareCode } from './make-links.ts'

/** Follows a short link and counts the visit, unless a robot follows it. A removed article's link meets the tombstone. */
export async function visitShareLink(
  code: string,
  { robot }: { robot: boolean },
): Promise<{ kind: 'redirect'; articleId: number } | { kind: 'tombstone'; tombstone: Tombstone } | null> {
  const link = isShareCode(code)
    ? await db().shareLink.findUnique({ where: { code }, select: { id: true, articleId: true } })
    : null
  const found = link && (await standingOf(link.articleId))
  if (!link || !found) return null
  if (found.kind === 'tombstone') return found
  if (!robot) await countVisit(link.id)
  return { kind: 'redirect', articleId: link.articleId }
}
