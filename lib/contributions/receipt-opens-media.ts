import { db } from '#lib/db/client.ts'
import { isRemoved } from '../articles/status.ts'
import { findContribution } from './find-contribution.ts'

/**
 * Whether a receipt opens the files of one medium: those of its answers, and those of its contribution as long as the
 * contribution's page shows them (`isWithheld` of contribution-by-receipt.ts). To be asked for
 * `/media/<hash>.<ext>?receipt=<receipt>`.
 */
export async function receiptOpensMedia(receipt: string, mediaId: number): Promise<boolean> {
  const found = await findContribution(receipt)
  if (!found) return false
  if (found.mediaIds.includes(mediaId)) return !(await isWithheld(found.articleId))
  const where = { contributionId: found.id, mediaIds: { has: mediaId } }
  return (await db().contributionMessage.count({ where })) > 0
}

async function isWithheld(articleId: number | null): Promise<boolean> {
  const article =
    articleId === null
      ? null
      : await db().article.findUnique({ where: { id: articleId }, select: { status: true } })
  return article !== null && isRemoved(article.status)
}
