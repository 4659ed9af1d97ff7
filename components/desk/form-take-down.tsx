'use client'

import { useRouter } from 'next/navigation.js'
import type { DecisionVerb, Latest } from './article-content.ts'
import type { Standing } from './standing.ts'
import { TakeDownDialog } from './take-down-dialog.tsx'

type Props = {
  isOpen: boolean
  form: { standing: Standing; conflict: Latest | null; dirty: boolean; live: { title: string } }
  /** Absent when the editor's role may not take down. */
  takeDown: DecisionVerb | undefined
  /** How many files of the sheet are not in the library yet. */
  places: number
  onClose: () => void
}

/** Takes down the article that is being edited; afterwards its page shows the record of that. */
export function FormTakeDown({ isOpen, form, takeDown, places, onClose }: Props) {
  const router = useRouter()
  const { standing, conflict, dirty, live } = form
  const { id } = standing
  if (!takeDown || id === null) return null
  const article = { id, version: conflict?.version ?? standing.version, title: live.title }
  const warnings = [
    dirty ? '您有未提交的修改：它们会留着，恢复后再打开本页可以接着写。' : '',
    places > 0 ? `还有 ${places} 张图片或文件没有收进媒体库，下架后要重新放进来。` : '',
  ]
  return (
    <TakeDownDialog
      article={isOpen ? article : null}
      warning={warnings.join('') || undefined}
      takeDown={takeDown}
      onClose={onClose}
      onDone={({ status }) => {
        onClose()
        router.replace(`/admin/articles/${id}?done=${status}`)
      }}
    />
  )
}
