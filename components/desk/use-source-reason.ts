'use client'

import { useState } from 'react'
import type { ArticleContent } from './article-content.ts'

/** Why an article may go to readers although its source is not listed: it holds for the source for which it was written. */
export function useSourceReason(content: ArticleContent) {
  const [reason, setReason] = useState({ of: '', text: '' })
  const source = sourceOf(content)
  return {
    sourceReason: reason.of === source ? reason.text : '',
    setSourceReason: (text: string) => setReason({ of: source, text }),
  }
}

function sourceOf({ sourceName, sourceUrl }: ArticleContent): string {
  return JSON.stringify([sourceName.trim(), sourceUrl.trim()])
}
