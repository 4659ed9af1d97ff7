import { db } from '#lib/db/client.ts'
import { findContribution } from './find-contribution.ts'

/** Whether a receipt opens the files of one medium: those of its contribution and of its answers. To be asked for
 *  `/media/<hash>.<ext>?receipt=<receipt>`. */
export async function receiptOpensMedia(receipt: string, mediaId: number): Promise<boolean> {
  const found = await findContribution(receipt)
  if (!found) return false
  if (found.mediaIds.includes(mediaId)) return true
  const where = { contributionId: found.id, mediaIds: { has: mediaId } }
  return (await db().contributionMessage.count({ where })) > 0
}
