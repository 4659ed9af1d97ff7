'use server'

import { z } from 'zod'
import type { NearArticle, SourceStanding } from '#components/desk/checks.ts'
import { formatTime } from '#components/desk/format-time.ts'
import { storedBodySchema } from '#lib/articles/body/body.ts'
import { unmarkedText } from '#lib/articles/body/plain-text.ts'
import { removedWords } from '#lib/articles/removed-words.ts'
import { states } from '#lib/articles/status.ts'
import { takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { allows } from '#lib/editors/permissions.ts'
import { findNearDuplicates, type NearDuplicate } from '#lib/near-duplicates/find-near-duplicates.ts'
import { rowNumber } from '#lib/seen-row.ts'
import { gapSentence } from '#lib/sources/source-bases.ts'
import { sourceGap } from '#lib/sources/source-gap.ts'
import { isWebAddress, tidyAddress } from '#lib/text/web-address.ts'
import { dataAction } from '#lib/web/action.ts'
import { actingEditor } from '#lib/web/session.ts'

const said = z.object({ sourceName: z.string().max(200), sourceUrl: z.string().max(4_000) })

/** Whether a repost from there needs a chief editor's decision. */
export const checkSource = dataAction(
  said,
  notKnown<SourceStanding | null>,
  async ({ sourceName, sourceUrl }) => {
    const editor = await actingEditor()
    const url = tidyAddress(sourceUrl)
    const gap = await sourceGap({ sourceName: sourceName.trim(), sourceUrl: isWebAddress(url) ? url : null })
    return gap && { sentence: gapSentence(gap), mayDecide: allows(editor, 'article.publish-unlisted') }
  },
)

const text = z.object({ id: rowNumber.nullable(), body: z.record(z.string(), z.unknown()) })

/** Articles that read nearly the same. */
export const checkDuplicates = dataAction(text, notKnown<NearArticle[]>, async ({ id, body }) => {
  await actingEditor()
  const parsed = storedBodySchema.safeParse(body)
  if (!parsed.success) return []
  return (await findNearDuplicates(unmarkedText(parsed.data), { except: id ?? undefined })).map(nearArticle)
})

/** The form asks by itself, also once its session has ended: that is no failure of the site, and the form tells of it. */
function notKnown<T>(): T | undefined {
  return undefined
}

function nearArticle({
  articleId,
  status,
  title,
  sourceName,
  publishedAt,
  ...removal
}: NearDuplicate): NearArticle {
  const { reason, takenDownAt, takenDownBy, note, caseId } = removal
  const { removed: how } = removedWords({ articleId, status, caseId })
  const about = [states[status].name, sourceName, publishedAt && formatTime(publishedAt)].filter(Boolean)
  const removed =
    reason && takenDownAt
      ? `${formatTime(takenDownAt)} 由${takenDownBy}${how}，原因：${takeDownReasons[reason].name}；${note}`
      : ''
  return { id: articleId, title, about: about.join(' · '), removed }
}
