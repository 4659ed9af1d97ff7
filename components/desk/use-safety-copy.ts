'use client'

import { useEffect, useState } from 'react'
import type { ArticleContent } from './article-content.ts'
import { dropCopy, keepCopy, newestCopy, type SafetyCopy } from './safety-copy.ts'
import type { Standing } from './use-article-form.ts'

type Watched = {
  editorId: string
  standing: Standing
  content: ArticleContent
  note: string
  dirty: boolean
}

/** Keeps what is typed in the browser a moment after the last key, and finds on arrival what an earlier visit left. */
export function useSafetyCopy({ editorId, standing, content, note, dirty }: Watched) {
  const { id, version, base } = standing
  const [offered, setOffered] = useState<SafetyCopy | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, on arrival.
  useEffect(() => setOffered(newestCopy(editorId, id)), [])

  useEffect(() => {
    if (!dirty) return
    const keep = () => keepCopy(editorId, id, { version, base, content, note, at: Date.now() })
    const soon = setTimeout(keep, 600)
    // A tab that is closed or put away does not wait.
    addEventListener('pagehide', keep)
    return () => {
      clearTimeout(soon)
      removeEventListener('pagehide', keep)
    }
  }, [editorId, id, version, base, content, note, dirty])

  const forget = () => {
    if (offered) dropCopy(editorId, id, offered.version)
    setOffered(null)
  }
  return {
    offered,
    take: () => {
      setOffered(null)
      return offered
    },
    discard: forget,
  }
}
