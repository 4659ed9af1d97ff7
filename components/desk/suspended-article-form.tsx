'use client'

import type { ComponentProps } from 'react'
import type { Answer, ArticleVerb } from './article-content.ts'
import { ArticleForm } from './article-form.tsx'

type Submission = Parameters<ArticleVerb>[0]

type Seen = { id: number; version: number }

type Props = Omit<ComponentProps<typeof ArticleForm>, 'verbs'> & {
  /** The case that has suspended the article, as the page shows it. */
  seen: Seen
  correct: (press: { seen: Seen; given: Submission }) => Promise<Answer>
  /** A suspended article has no working copy and no draft. */
  refuse: ArticleVerb
}

/** The form of a suspended article's new text, which says of which case it is. */
export function SuspendedArticleForm({ seen, correct, refuse, ...form }: Props) {
  const verbs = { save: refuse, publish: refuse, saveCopy: refuse }
  return <ArticleForm {...form} verbs={{ ...verbs, amend: (given) => correct({ seen, given }) }} />
}
