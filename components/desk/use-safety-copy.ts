'use client'

import { useEffect, useRef, useState } from 'react'
import type { Origin } from '#lib/articles/origin.ts'
import { type ArticleContent, isSameContent } from './article-content.ts'
import { copiesOf, dropCopy, keepCopy, type SafetyCopy } from './safety-copy.ts'
import type { Standing } from './use-article-form.ts'

type Watched = {
  editorId: string
  standing: Standing
  origin: Origin
  content: ArticleContent
  note: string
  dirty: boolean
}

/** Keeps what is typed in the browser a moment after the last key, and finds on arrival what an earlier visit left. */
export function useSafetyCopy({ editorId, standing, origin, content, note, dirty }: Watched) {
  const { id, version, base } = standing
  // Where it was found: the form may have become another article since.
  const [found, setFound] = useState<{ of: number | null; copy: SafetyCopy } | null>(null)
  const offered = found && found.of === id ? found.copy : null
  // Every visit keeps a copy of its own: what another one left is neither overwritten nor forgotten unasked.
  const [visit] = useState(() => Math.random().toString(36).slice(2))
  const kept = useRef<{ id: number | null; version: number } | null>(null)

  const look = () => {
    const copies = copiesOf(editorId, id).filter((copy) => copy.visit !== visit)
    for (const copy of copies) if (isSameContent(copy.content, base)) dropCopy(editorId, id, copy)
    const copy = copies.find(({ content }) => !isSameContent(content, base))
    setFound(copy ? { of: id, copy } : null)
  }
  const keep = () => {
    keepCopy(editorId, id, { version, visit, origin, base, content, note, at: Date.now() })
    kept.current = { id, version }
  }
  const keepIfDirty = useRef(() => {})
  keepIfDirty.current = () => dirty && keep()

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, on arrival.
  useEffect(look, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: kept again whenever something that it holds changes.
  useEffect(() => {
    if (!dirty) {
      // Taken back, or stored: there is nothing left to find again.
      if (kept.current) dropCopy(editorId, kept.current.id, { version: kept.current.version, visit })
      kept.current = null
      return
    }
    const soon = setTimeout(keep, 600)
    return () => clearTimeout(soon)
  }, [editorId, id, version, base, origin, content, note, dirty])

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
    /** Forgets what this visit kept of an article as it stood. */
    drop: (of: Standing) => dropCopy(editorId, of.id, { version: of.version, visit }),
    /** The offered copy becomes this visit's own. */
    take: () => {
      if (!offered) return null
      const own = { ...offered, visit }
      keepCopy(editorId, id, own)
      dropCopy(editorId, id, offered)
      setFound(null)
      return own
    },
    discard: () => {
      if (offered) dropCopy(editorId, id, offered)
      look()
    },
  }
}
