import { db } from '#lib/db/client.ts'
import { mediaOfText } from '../articles/media-of-text.ts'
import { states, statuses } from '../articles/status.ts'
import { keptText } from './preview-text.ts'
import { nonceOf } from './preview-token.ts'

const previewable = statuses.filter((status) => states[status].isPreviewable)

/**
 * Whether a preview link opens the files of one medium: while it is alive, those of its article, and of its text where it
 * shows one text for good. To be asked for `/media/<hash>.<ext>?preview=<token>`; what it opens is answered with
 * `private, no-store`. Whether an article that shows it was taken down is asked before (lib/server/media-access.ts).
 */
export async function previewOpensMedia(token: string, mediaId: number): Promise<boolean> {
  const nonce = nonceOf(token)
  if (!nonce) return false
  const [link] = await db().$queryRaw<{ article_id: number; text: unknown; uses: boolean }[]>`
    SELECT link.article_id, text, EXISTS (
      SELECT FROM article_media WHERE article_media.article_id = link.article_id AND media_id = ${mediaId}) AS uses
    FROM preview_link AS link JOIN article ON article.id = link.article_id
    WHERE nonce = ${nonce} AND ended_at IS NULL AND expires_at > clock_timestamp()
      AND article.status::text = ANY (${previewable})`
  if (!link) return false
  if (link.text === null) return link.uses
  const kept = keptText(link.text)
  return kept !== null && mediaOfText(kept.content).includes(mediaId)
}
