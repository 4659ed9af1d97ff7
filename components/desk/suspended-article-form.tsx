'use client'

import { useRouter } from 'next/navigation.js'
import type { ComponentProps } from 'react'
import type { Answer, ArticleVerb } from './article-content.ts'
import { ArticleForm } from './article-form.tsx'
import type { HeldArticle } from './held-article.ts'
import { CASE_CHANGED } from './stale-refusal.ts'

type Submission = Parameters<ArticleVerb>[0]

type Seen = { id: number; version: number }

/** What is written for a suspended article, and the case that has suspended it as the page shows it. */
type HeldVerb = (press: { seen: Seen; given: Submission }) => Promise<Answer>

type Props = Omit<ComponentProps<typeof ArticleForm>, 'verbs' | 'held'> & {
  held: HeldArticle
  seen: Seen
  /** Stores the text beside the article. */
  prepare: HeldVerb
  /** The primary action; the case shows what follows. */
  correct: HeldVerb
}

/** The form of a suspended article's new text, which says of which case it is. */
export function SuspendedArticleForm({ seen, prepare, correct, ...form }: Props) {
  const router = useRouter()
  const save: ArticleVerb = (given) => prepare({ seen, given })
  const amend: ArticleVerb = async (given) => {
    const answer = await correct({ seen, given })
    if (answer.done) router.push(`/admin/cases/${seen.id}?article=${answer.id}`)
    if (answer.done || answer.refusal.code !== 'conflict') return answer
    // What is pressed next is pressed on what the page then shows.
    router.refresh()
    // Another text is shown beside what was typed, with what to do; without one, it is the case that has moved on.
    if (answer.latest) return answer
    const message = `${answer.refusal.message}${CASE_CHANGED}`
    return { ...answer, refusal: { ...answer.refusal, message } }
  }
  return <ArticleForm {...form} verbs={{ save, publish: amend, saveCopy: save, amend }} />
}
