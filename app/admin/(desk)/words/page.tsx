import type { Metadata } from 'next'
import { formatTime } from '#components/desk/format-time.ts'
import { WordList } from '#components/desk/word-list.tsx'
import { allows } from '#lib/editors/permissions.ts'
import { requireEditor } from '#lib/web/session.ts'
import { listWords } from '#lib/words/list-words.ts'
import { dropWord, keepWord, takeInWords } from './actions.ts'

export const metadata: Metadata = { title: '词表' }

/** The newsroom's word list. */
export default async function Words() {
  const { editor } = await requireEditor('/admin/words')
  const words = await listWords(editor)
  return (
    <WordList
      words={words.map(({ changedAt, ...word }) => ({ ...word, changedAt: formatTime(changedAt) }))}
      verbs={allows(editor, 'word.keep') ? { keep: keepWord, drop: dropWord, takeIn: takeInWords } : null}
    />
  )
}
