'use client'

import { useRouter } from 'next/navigation.js'
import { useTransition } from 'react'
import { isUnderReview } from '#lib/articles/status.ts'
import type { Answer } from './article-content.ts'
import { doneWord } from './done-word.ts'
import { isDialogOpen } from './open-dialog.ts'
import type { Start } from './standing.ts'
import { useArticleForm } from './use-article-form.ts'
import { isTyping } from './use-keys.ts'

type Done = Answer & { done: true }

type Page = {
  /** Hears each answer first. */
  heard: (answer: Done) => void
  /** How many places of the text wait for something: a question, files on their way. */
  places: () => number
}

/** The editing form with the pages that its answers lead to. `isLeaving`: another page is on its way. */
export function useFormInPage(start: Start, { heard, places }: Page) {
  const router = useRouter()
  const [isLeaving, startLeaving] = useTransition()
  const setAddress = (id: number | null) => history.replaceState(null, '', `/admin/articles/${id ?? 'new'}`)
  const form = useArticleForm(start, {
    onMoved: setAddress,
    onDone: (answer, typedOn) => {
      heard(answer)
      // Another page shows it from now on; what was typed on waits for the draft.
      if (isUnderReview(answer.status)) return router.replace(pathDone(answer))
      if (start.standing.id !== null) router.refresh()
      // Another page would take away the caret, and with it what is typed next, a question, and the files on their way.
      else if (typedOn || isTyping(document.activeElement) || isDialogOpen() || places() > 0)
        setAddress(answer.id)
      else {
        // What is typed while the page is on its way would be typed into the old one.
        startLeaving(() => router.replace(pathDone(answer)))
      }
    },
  })
  const pathDone = (answer: Done) =>
    `/admin/articles/${answer.id}?done=${doneWord(answer, form.standing.status)}`
  return { form, isLeaving }
}
