import type { Metadata } from 'next'
import { formatTime } from '#components/desk/format-time.ts'
import { SourceList } from '#components/desk/source-list.tsx'
import { type NoticeRow, SourceNotices } from '#components/desk/source-notices.tsx'
import { allows } from '#lib/editors/permissions.ts'
import { mediaLimits } from '#lib/media/media-limits.ts'
import { type OpenNotice, openNotices } from '#lib/source-watch/open-notices.ts'
import { originalSentence } from '#lib/source-watch/original-sentence.ts'
import { listSources } from '#lib/sources/list-sources.ts'
import { requireEditor } from '#lib/web/session.ts'
import { dropSource, keepSource, settleOriginal } from './actions.ts'

export const metadata: Metadata = { title: '来源' }

/** The sources that one may repost from, and what their originals have become. */
export default async function Sources() {
  const { editor } = await requireEditor('/admin/sources')
  const [sources, notices] = await Promise.all([listSources(editor), openNotices(editor)])
  return (
    <>
      <SourceNotices notices={notices.map(noticeOf)} settle={settleOriginal} />
      <SourceList
        sources={sources}
        limits={mediaLimits()}
        verbs={allows(editor, 'source.keep') ? { keep: keepSource, drop: dropSource } : null}
      />
    </>
  )
}

function noticeOf({ before, after, foundAt, status, state, editor, ...notice }: OpenNotice): NoticeRow {
  return {
    ...notice,
    found: `${formatTime(foundAt)} 发现：${originalSentence(state, status)}`,
    editor: editor ?? '',
    before: linesOfText(before),
    after: linesOfText(after),
    hasText: after !== null,
  }
}

function linesOfText(text: string | null): string[] {
  return (text ?? '').split('\n').filter((line) => line.trim() !== '')
}
