'use client'

import { useEffect, useRef, useState } from 'react'
import type { Origin } from '#lib/articles/origin.ts'
import { type ArticleContent, isSameContent } from './article-content.ts'
import { newFormKey } from './form-key.ts'
import {
  type DraftScope,
  deleteLocalDraft,
  type LocalDraft,
  localDraftsOf,
  saveLocalDraft,
} from './local-draft.ts'
import { migrateLocalDrafts } from './migrate-local-drafts.ts'
import type { Standing } from './standing.ts'

type Watched = {
  editorId: string
  standing: Standing
  origin: Origin
  content: ArticleContent
  note: string
  dirty: boolean
}

/** Autosaves what is typed as a local draft 0.6 s after the last key, and offers the drafts found in this browser: of an
 *  earlier visit to the form, or of this one when its text was set aside. Only the author deletes a draft that is offered. */
export function useLocalDrafts({ editorId, standing, origin, content, note, dirty }: Watched) {
  const { id, version, copyVersion, base, live } = standing
  const scope: DraftScope = { editorId, articleId: id }
  const [visit, setVisit] = useState(newFormKey)
  // With the article they belong to: the form may hold another article since.
  const [found, setFound] = useState<{ of: number | null; drafts: LocalDraft[] }>({ of: id, drafts: [] })
  /** Drafts that the browser refused to store: in memory as long as this page is open. */
  const [unstored, setUnstored] = useState<LocalDraft[]>([])
  const [discarded, setDiscarded] = useState<LocalDraft | null>(null)
  const [isRefused, setRefused] = useState(false)
  /** Where the draft of this visit is stored now. */
  const storedIn = useRef<DraftScope | null>(null)

  const stored = found.of === id ? found.drafts.filter((draft) => draft.visit !== visit) : []
  const current = (): LocalDraft => ({
    ...{ visit, version, copyVersion, live, origin, base, content, note },
    at: Date.now(),
  })

  const refresh = () => setFound({ of: id, drafts: localDraftsOf(scope) })
  const save = () => {
    const isStored = saveLocalDraft(scope, current())
    if (isStored) storedIn.current = scope
    setRefused(!isStored)
    return isStored
  }
  const saveIfDirty = useRef(() => {})
  saveIfDirty.current = () => {
    if (dirty) save()
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the page opens.
  useEffect(() => {
    migrateLocalDrafts(scope)
    for (const draft of localDraftsOf(scope))
      if (draft.note === standing.note && isSameContent(draft.content, base))
        deleteLocalDraft(scope, draft.visit)
    refresh()
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: saved again whenever something in it changes.
  useEffect(() => {
    if (!dirty) {
      // Undone by hand, or stored on the server: no draft is needed.
      if (storedIn.current) deleteLocalDraft(storedIn.current, visit)
      storedIn.current = null
      setRefused(false)
      return
    }
    const soon = setTimeout(save, 600)
    return () => clearTimeout(soon)
  }, [editorId, id, version, base, origin, content, note, dirty, visit])

  // Closing or hiding the tab, and going to another page of the desk, do not wait for the timer.
  useEffect(() => {
    const leave = () => saveIfDirty.current()
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [])

  /** Stores what is in the form as a draft that is offered, and begins another one for what is typed from here on. */
  const setAside = (incoming = base) => {
    if (!dirty && isSameContent(content, incoming)) return
    if (!save()) setUnstored((before) => [current(), ...before])
    storedIn.current = null
    setVisit(newFormKey())
    refresh()
  }

  return {
    /** The idempotency key under which a new article is created. */
    key: visit,
    offered: [...unstored, ...stored],
    /** Whether some draft is only in memory, lost when the page is closed. */
    hasUnstored: unstored.length > 0,
    /** Whether the browser refuses to store drafts. */
    isRefused: isRefused || unstored.length > 0,
    save,
    setAside,
    /** Deletes the draft of this visit to an article. */
    remove: (of: Standing) => deleteLocalDraft({ editorId, articleId: of.id }, visit),
    /** Begins another draft, and another new article, for what is typed from here on. */
    renew: () => {
      storedIn.current = null
      setVisit(newFormKey())
    },
    /** Continues an offered draft: what is typed from here on is saved into it. */
    resume: (draft: LocalDraft) => {
      setAside()
      setUnstored((before) => before.filter((one) => one.visit !== draft.visit))
      storedIn.current = scope
      setVisit(draft.visit)
    },
    discard: (draft: LocalDraft) => {
      deleteLocalDraft(scope, draft.visit)
      setUnstored((before) => before.filter((one) => one.visit !== draft.visit))
      setDiscarded(draft)
      refresh()
    },
    /** The draft that was discarded last, until that is undone or the page is left. */
    discarded,
    undiscard: () => {
      if (!discarded) return
      if (!saveLocalDraft(scope, discarded)) setUnstored((before) => [discarded, ...before])
      setDiscarded(null)
      refresh()
    },
  }
}
