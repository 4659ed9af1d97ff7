import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { heldMedia } from './hold-media.ts'
import type { MediaPlace } from './media-types.ts'

/**
 * Records which media an article's text in one place uses, instead of those recorded for that place before; none where the
 * article has no such text any more. A medium's files are public exactly while a published article uses it at `live`.
 * @throws DomainError invalid-input where one of them is not in the library
 */
export async function recordUses(
  tx: Tx,
  articleId: number,
  place: MediaPlace,
  mediaIds: readonly number[],
): Promise<void> {
  const ids = [...new Set(mediaIds)].sort((one, other) => one - other)
  await assertKnown(tx, ids)
  await tx.$executeRaw(Prisma.sql`
    WITH gone AS (
      DELETE FROM article_media
      WHERE article_id = ${articleId} AND place = ${place}::media_place AND media_id <> ALL (${ids}::int[])
    )
    INSERT INTO article_media (article_id, place, media_id)
    SELECT ${articleId}, ${place}::media_place, media_id FROM unnest(${ids}::int[]) AS media_id
    ON CONFLICT DO NOTHING`)
}

/** They are held until the end of the transaction: nobody deletes one of them meanwhile (lib/media/delete-media.ts). */
async function assertKnown(tx: Tx, ids: readonly number[]): Promise<void> {
  if ((await heldMedia(tx, ids)).size === ids.length) return
  throw new DomainError('invalid-input', '文中用到的图片或文件不在媒体库里，请删去后重新插入。', {
    fields: { body: '有图片或文件不在媒体库里，请删去后重新插入' },
  })
}
