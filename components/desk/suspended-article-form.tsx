'use client'

import { useRouter } from 'next/navigation.js'
import type { ComponentProps } from 'react'
import type { Answer, ArticleVerb } from './article-content.ts'
import { ArticleForm } from './article-form.tsx'
import type { HeldArticle } from './held-article.ts'

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
    // The case has moved on: what is pressed next is pressed on what the page then shows.
    else if (answer.refusal.code === 'conflict') router.refresh()
    return answer
  }
  return <ArticleForm {...form} verbs={{ save, publish: amend, saveCopy: save, amend }} />
}
