import { db } from '#lib/db/client.ts'
import type { Contribution } from '#lib/db/generated/client.ts'
import { states } from '../articles/status.ts'

/** Whether a contribution's article was public and is so no more: then its contributor's page shows the original no more either, since
 *  that address may be passed on (条例 §15). */
export async function isWithheld({ articleId }: Pick<Contribution, 'articleId'>): Promise<boolean> {
  if (articleId === null) return false
  const { status } = await db().article.findUniqueOrThrow({
    where: { id: articleId },
    select: { status: true },
  })
  return states[status].public === 'tombstone'
}
