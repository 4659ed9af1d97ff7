'use client'

import { useEffect, useRef, useState } from 'react'
import type { ArticleContent } from './article-content.ts'
import { type CopyIdentity, dropCopy, keepCopy, newestCopy, type SafetyCopy } from './safety-copy.ts'
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
  // Two tabs with a new article each keep two copies.
  const [tab] = useState(() => Math.random().toString(36).slice(2))
  const identity: CopyIdentity = { version, draft: id === null ? tab : '' }
  const kept = useRef<{ id: number | null; identity: CopyIdentity } | null>(null)

  const keep = () => {
    keepCopy(editorId, id, { ...identity, base, content, note, at: Date.now() })
    kept.current = { id, identity }
  }
  const keepIfDirty = useRef(() => {})
  keepIfDirty.current = () => dirty && keep()

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, on arrival.
  useEffect(() => setOffered(newestCopy(editorId, id)), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: kept again whenever something that it holds changes.
  useEffect(() => {
    if (!dirty) {
      // Taken back, or stored: there is nothing left to find again.
      if (kept.current) dropCopy(editorId, kept.current.id, kept.current.identity)
      kept.current = null
      return
    }
    const soon = setTimeout(keep, 600)
    return () => clearTimeout(soon)
  }, [editorId, id, version, base, content, note, dirty])

  // A tab that is closed or put away, and a page that is left within the desk, do not wait.
  useEffect(() => {
    const leave = () => keepIfDirty.current()
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [])

  return {
    offered,
    keep,
    /** Forgets what was kept of an article as it stood. */
    drop: (of: Standing) =>
      dropCopy(editorId, of.id, { version: of.version, draft: of.id === null ? tab : '' }),
    take: () => {
      if (!offered) return null
      const own = id === null ? { ...offered, draft: tab } : offered
      if (own !== offered) {
        keepCopy(editorId, id, own)
        dropCopy(editorId, id, offered)
      }
      setOffered(null)
      return own
    },
    discard: () => {
      if (!offered) return
      dropCopy(editorId, id, offered)
      setOffered(newestCopy(editorId, id))
    },
  }
}
