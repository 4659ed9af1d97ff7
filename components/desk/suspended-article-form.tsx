'use client'

import { useRouter } from 'next/navigation.js'
import type { ComponentProps } from 'react'
import type { Answer, ArticleVerb } from './article-content.ts'
import { ArticleForm } from './article-form.tsx'
import { CASE_CHANGED } from './stale-refusal.ts'

type Submission = Parameters<ArticleVerb>[0]

type Seen = { id: number; version: number }

type Props = Omit<ComponentProps<typeof ArticleForm>, 'verbs'> & {
  /** The case that has suspended the article, as the page shows it. */
  seen: Seen
  correct: (press: { seen: Seen; given: Submission }) => Promise<Answer>
  /** A suspended article has no working copy and no draft. */
  refuse: ArticleVerb
}

/** The form of a suspended article's new text, which says of which case it is. Where somebody has acted on that since, the next press goes
 *  from the case as it is now. */
export function SuspendedArticleForm({ seen, correct, refuse, ...form }: Props) {
  const router = useRouter()
  const amend: ArticleVerb = async (given) => {
    const answer = await correct({ seen, given })
    if (answer.done || answer.refusal.code !== 'conflict') return answer
    router.refresh()
    const message = `${answer.refusal.message}${CASE_CHANGED}`
    return { ...answer, refusal: { ...answer.refusal, message } }
  }
  return <ArticleForm {...form} verbs={{ save: refuse, publish: refuse, saveCopy: refuse, amend }} />
}
