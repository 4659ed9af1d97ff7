'use server'

import { z } from 'zod'
import type { MediaAnswer } from '#components/desk/media-answer.ts'
import { purgePagesWithMedia } from '#lib/articles/purge-pages-with-media.ts'
import { deleteMedia } from '#lib/media/delete-media.ts'
import { describeMedia } from '#lib/media/describe-media.ts'
import { retryMedia } from '#lib/media/retry-media.ts'
import { seenRow } from '#lib/seen-row.ts'
import { dataAction } from '#lib/web/action.ts'
import type { Refusal } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'

const text = z.string().max(2_000)
const descriptionShape = seenRow.extend({
  ...{ alt: text, decorative: z.boolean(), caption: text, credit: text, licence: text, source: text },
  ...{ focalX: z.int(), focalY: z.int() },
})

const refused = (refusal: Refusal): MediaAnswer => ({ done: false, refusal })

export const describeOne = dataAction(
  descriptionShape,
  refused,
  async (description): Promise<MediaAnswer> => {
    const { version } = await describeMedia(await actingEditor(), description, purgePagesWithMedia)
    return { done: true, message: '已保存。', version }
  },
)

export const deleteOne = dataAction(seenRow, refused, async (seen): Promise<MediaAnswer> => {
  await deleteMedia(await actingEditor(), seen)
  return { done: true, message: '已删除。' }
})

export const retryOne = dataAction(seenRow, refused, async (seen): Promise<MediaAnswer> => {
  const { version } = await retryMedia(await actingEditor(), seen)
  return { done: true, message: '正在重新抓取。', version }
})
