'use client'

import { useEffect, useRef, useState } from 'react'
import type { Origin } from '#lib/articles/origin.ts'
import { adoptOldCopies } from './adopt-old-copies.ts'
import { type ArticleContent, isSameContent } from './article-content.ts'
import { newFormKey } from './form-key.ts'
import { copiesOf, dropCopy, keepCopy, type Place, type SafetyCopy } from './safety-copy.ts'
import type { Standing } from './use-article-form.ts'

type Watched = {
  editorId: string
  standing: Standing
  origin: Origin
  content: ArticleContent
  note: string
  dirty: boolean
}

/** Keeps what is typed in the browser a moment after the last key, and finds what was left there: by an earlier visit, or
 *  by this one when it set its text aside. Nothing but its author's own word takes a copy away. */
export function useSafetyCopy({ editorId, standing, origin, content, note, dirty }: Watched) {
  const { id, version, base } = standing
  const place: Place = { editorId, articleId: id }
  const [visit, setVisit] = useState(newFormKey)
  // Where they were found: the form may have become another article since.
  const [found, setFound] = useState<{ of: number | null; copies: SafetyCopy[] }>({ of: id, copies: [] })
  /** Set aside or taken back while the browser keeps nothing: held as long as this page is open. */
  const [held, setHeld] = useState<SafetyCopy[]>([])
  const [discarded, setDiscarded] = useState<SafetyCopy | null>(null)
  const [isRefused, setRefused] = useState(false)
  const kept = useRef<Place | null>(null)

  const stored = found.of === id ? found.copies.filter((copy) => copy.visit !== visit) : []
  const own = (): SafetyCopy => ({ visit, version, origin, base, content, note, at: Date.now() })

  const look = () => setFound({ of: id, copies: copiesOf(place) })
  const keep = () => {
    const isKept = keepCopy(place, own())
    if (isKept) kept.current = place
    setRefused(!isKept)
    return isKept
  }
  const keepIfDirty = useRef(() => {})
  keepIfDirty.current = () => {
    if (dirty) keep()
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, on arrival.
  useEffect(() => {
    adoptOldCopies(place)
    for (const copy of copiesOf(place))
      if (copy.note === '' && isSameContent(copy.content, base)) dropCopy(place, copy.visit)
    look()
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: kept again whenever something that it holds changes.
  useEffect(() => {
    if (!dirty) {
      // Taken back, or stored: there is nothing left to find again.
      if (kept.current) dropCopy(kept.current, visit)
      kept.current = null
      setRefused(false)
      return
    }
    const soon = setTimeout(keep, 600)
    return () => clearTimeout(soon)
  }, [editorId, id, version, base, origin, content, note, dirty, visit])

  // A tab that is closed or put away, and a page that is left within the desk, do not wait.
  useEffect(() => {
    const leave = () => keepIfDirty.current()
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [])

  /** What is in the form becomes a copy of its own, and what is typed from here on another one. */
  const setAside = () => {
    if (!dirty) return
    if (!keep()) setHeld((before) => [own(), ...before])
    kept.current = null
    setVisit(newFormKey())
    look()
  }

  return {
    /** The key under which a new article is made. */
    key: visit,
    offered: [...held, ...stored],
    /** Whether something typed or set aside is held by this page alone. */
    isHere: held.length > 0,
    /** Whether the browser refuses to keep copies. */
    isRefused: isRefused || held.length > 0,
    keep,
    setAside,
    /** Forgets what this visit kept of an article. */
    drop: (of: Standing) => dropCopy({ editorId, articleId: of.id }, visit),
    /** What is typed is from here on a visit, and makes an article, of its own. */
    renew: () => {
      kept.current = null
      setVisit(newFormKey())
    },
    /** Goes on with an offered copy: from here on it is this visit's own. */
    take: (copy: SafetyCopy) => {
      setAside()
      setHeld((before) => before.filter((one) => one.visit !== copy.visit))
      kept.current = place
      setVisit(copy.visit)
    },
    discard: (copy: SafetyCopy) => {
      dropCopy(place, copy.visit)
      setHeld((before) => before.filter((one) => one.visit !== copy.visit))
      setDiscarded(copy)
      look()
    },
    /** The copy that was discarded last, until it is brought back or the page is left. */
    discarded,
    undiscard: () => {
      if (!discarded) return
      if (!keepCopy(place, discarded)) setHeld((before) => [discarded, ...before])
      setDiscarded(null)
      look()
    },
  }
}
