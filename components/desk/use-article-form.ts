'use client'

import { useRef, useState } from 'react'
import { isPublic } from '#lib/articles/status.ts'
import {
  type Answer,
  type ArticleContent,
  type ArticleVerb,
  isSameContent,
  type Latest,
} from './article-content.ts'
import { otherTexts } from './other-texts.ts'
import { type Pressed, standingAfter, standingDone } from './press.ts'
import type { Standing, Start } from './standing.ts'
import { isSameTyped, type Typed } from './unsaved-text.ts'
import { useLocalDrafts } from './use-local-drafts.ts'
import { usePress } from './use-press.ts'
import { useSourceReason } from './use-source-reason.ts'
import { useUnloadWarning } from './use-unload-warning.ts'

type Hear = {
  onDone: (answer: Answer & { done: true }, typedOn: boolean) => void
  /** What was asked for was refused, but the form is about another article than before: one that was stored first, or
   *  none any more. */
  onMoved: (id: number | null) => void
}

/**
 * The state of the editing form. What is typed changes by typing alone, or by a choice the editor makes himself: no
 * answer, no lost connection and no other editor ever takes it away.
 */
export function useArticleForm(start: Start, { onDone, onMoved }: Hear) {
  const [standing, setStanding] = useState(start.standing)
  const typedBefore = start.brought ?? start.unsaved
  const [content, setContent] = useState(typedBefore?.content ?? start.standing.base)
  const [origin, setOrigin] = useState(typedBefore?.origin ?? start.origin)
  const [storedOrigin, setStoredOrigin] = useState(start.origin)
  const [note, setNote] = useState(typedBefore?.note ?? start.standing.note)
  /** What the server has stored of this form without a press. */
  const [kept, setKept] = useState<Typed | null>(start.brought ? null : (start.unsaved ?? null))
  const { sourceReason, setSourceReason } = useSourceReason(content)
  const [generation, setGeneration] = useState(0)
  const [conflict, setConflict] = useState<Latest | null>(start.conflict ?? null)
  const [told, setTold] = useState('')
  const typed = useRef(content)
  typed.current = content
  const { send, ...press } = usePress({ content, note, origin, sourceReason }, hear)

  const isOtherOrigin = standing.id !== null && origin !== storedOrigin
  const dirty = !isSameContent(content, standing.base) || note !== standing.note || isOtherOrigin
  const live = standing.live ?? standing.base
  const isKept = isSameTyped(kept, { content, note, origin })
  const isLost = dirty && !isKept
  const localDrafts = useLocalDrafts({
    ...{ editorId: start.editorId, standing, origin, content, note, dirty: isLost },
  })
  const isUnstored = isLost || localDrafts.hasUnstored

  useUnloadWarning(isUnstored)

  function hear({ press, answer }: Pressed, sentFrom: Standing) {
    setConflict(answer.done ? null : (answer.latest ?? null))
    if (answer.done || answer.saved) setStoredOrigin(press.origin)
    if (answer.done) {
      localDrafts.remove(sentFrom)
      const next = standingDone(press, answer)
      setStanding(next)
      // What was written on meanwhile is not published yet.
      if (isPublic(answer.status)) setNote((now) => (now === press.note ? next.note : now))
      return onDone(answer, !isSameContent(typed.current, press.content))
    }
    const isDeleted = answer.refusal.code === 'not-found'
    const kept = standingAfter(press, answer)
    if (kept === sentFrom && !isDeleted) return
    localDrafts.remove(sentFrom)
    // The key has made the article that is deleted; what is made next is another one.
    if (isDeleted) localDrafts.renew()
    setStanding(kept)
    onMoved(kept.id)
  }

  function submit(verb: ArticleVerb, on = standing, text = content) {
    if (press.pending) return
    setTold('')
    send({ verb, on, key: localDrafts.key, origin, content: text, note, sourceReason })
  }

  function load(next: ArticleContent) {
    setContent(next)
    setGeneration((before) => before + 1)
    setConflict(null)
    press.dismiss()
  }

  return {
    standing,
    content,
    origin,
    /** As it is stored. */
    storedOrigin,
    note,
    sourceReason,
    setSourceReason,
    generation,
    conflict,
    ...press,
    /** What the form did without asking the server. */
    told,
    dirty,
    isKept,
    /** Says what the server has stored. */
    keep: setKept,
    localDrafts,
    setOrigin,
    setNote,
    submit,
    change<F extends keyof ArticleContent>(field: F, value: ArticleContent[F]) {
      setContent((before) => ({ ...before, [field]: value }))
    },
    /** What readers see; of a draft, what is stored. */
    live,
    /** Whether there is anything that readers do not see yet. */
    isAhead: note !== '' || !isSameContent(content, live),
    tell: setTold,
    ...otherTexts({
      ...{ standing, content, origin, storedOrigin, note, live, conflict, localDrafts },
      ...{ setStanding, setOrigin, setStoredOrigin, setNote, setKept, setConflict, setTold },
      ...{ submit, load, onMoved, dismiss: press.dismiss },
    }),
  }
}
