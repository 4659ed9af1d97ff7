import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { TakeDownReason } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import { takeDownReasons } from './take-down-reasons.ts'

const removalRow = z.object({ reason: z.enum(TakeDownReason) })

/** The status with which a file of these media answers, where articles showed them that were suspended or taken down:
 *  that of the last one. Null where none did. */
export async function removedStatusOfMedia(mediaIds: readonly number[]): Promise<410 | 451 | null> {
  const [removal] = await queryRows(
    removalRow,
    Prisma.sql`
      SELECT takedown.reason::text AS reason
      FROM article_media AS used
        JOIN article ON article.id = used.article_id AND article.status IN ('suspended', 'taken_down')
        JOIN takedown ON takedown.article_id = article.id AND takedown.restored_at IS NULL
      WHERE used.media_id = ANY (${mediaIds}) AND used.place = 'live'
      ORDER BY takedown.at DESC LIMIT 1`,
  )
  return removal ? takeDownReasons[removal.reason].status : null
}
