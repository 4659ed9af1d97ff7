import { db } from '#lib/db/client.ts'
import { findContribution } from './find-contribution.ts'
import { isWithheld } from './is-withheld.ts'

/** Whether a receipt opens the files of one medium: those of its answers, and those of its contribution as long as the contribution's page
 *  shows them (`isWithheld`). To be asked for `/media/<hash>.<ext>?receipt=<receipt>`. */
export async function receiptOpensMedia(receipt: string, mediaId: number): Promise<boolean> {
  const found = await findContribution(receipt)
  if (!found) return false
  if (found.mediaIds.includes(mediaId)) return !(await isWithheld(found))
  const where = { contributionId: found.id, mediaIds: { has: mediaId } }
  return (await db().contributionMessage.count({ where })) > 0
}
