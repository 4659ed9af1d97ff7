import type { Tx } from '#lib/db/transaction.ts'
import { recordUses } from '../media/record-uses.ts'
import { assertMediaFit } from './assert-media.ts'
import type { ArticleText } from './content.ts'
import { cardPictureOf, mediaOfText } from './media-of-text.ts'
import { type Move, moves, states } from './status.ts'

/** Records the media of the text that a move has stored. A takedown and a restore leave them: the article's status decides
 *  who may see. */
export async function moveUses(tx: Tx, articleId: number, move: Move, text: ArticleText): Promise<void> {
  const { from, to } = moves[move]
  const isFirst = from.length === 0
  const isLive = states[to].public === 'text'
  const media = mediaOfText(text)
  if (isFirst && media.length === 0) return
  await assertMediaFit(tx, text.body)
  if (isLive) await setCardPicture(tx, articleId, text)
  await recordUses(tx, articleId, isLive ? 'live' : 'draft', media)
  if (isLive && !isFirst) await recordUses(tx, articleId, 'draft', [])
}

/** Lists read which picture stands for an article, and no bodies. */
async function setCardPicture(tx: Tx, articleId: number, text: ArticleText): Promise<void> {
  const cardMediaId = cardPictureOf(text)
  await tx.$executeRaw`
    UPDATE article SET card_media_id = ${cardMediaId}
    WHERE id = ${articleId} AND card_media_id IS DISTINCT FROM ${cardMediaId}::int`
}
