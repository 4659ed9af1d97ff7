'use client'

import { useRef, useState } from 'react'
import type { Origin } from '#lib/articles/origin.ts'
import { isPublic } from '#lib/articles/status.ts'
import {
  type Answer,
  type ArticleContent,
  type ArticleVerb,
  emptyContent,
  isSameContent,
  type Latest,
} from './article-content.ts'
import { type LocalDraft, standingOfDraft } from './local-draft.ts'
import { type Choice, mergeContent } from './merge-content.ts'
import { mergeBase, newStanding, type Pressed, standingAfter, standingDone, standingOn } from './press.ts'
import type { Standing, Start } from './standing.ts'
import { type Begun, isSameTyped, type Typed } from './unsaved-text.ts'
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
    /** Shows the newest version, to be merged. */
    compare(latest: Latest) {
      press.dismiss()
      setConflict(latest)
    },
    /** What he changed himself is put into the newest version. A draft is saved with it at once.
     *  @returns whether something is left to be published */
    merge(latest: Latest, choices: Readonly<Record<string, Choice>>, save: ArticleVerb): boolean {
      const merged = mergeContent(mergeBase(standing, latest), latest.content, content).resolved(choices)
      const next = standingOn(standing.id, latest)
      // His words that give way stay on this device.
      if (Object.values(choices).includes('theirs')) localDrafts.setAside(merged)
      // The note that is stored with the newest copy, unless he has written another one.
      if (latest.isCopy && note === standing.note) setNote(latest.note)
      if (origin === storedOrigin) setOrigin(latest.origin)
      setStoredOrigin(latest.origin)
      setStanding(next)
      load(merged)
      if (isSameContent(merged, latest.content)) setTold('最新版里已经是这些文字，没有需要提交的。')
      else if (latest.status === 'draft') submit(save, next, merged)
      else {
        setTold('您的改动已合并到最新版，还没有提交。')
        return true
      }
      return false
    },
    /** A text that the editor typed elsewhere comes into the form; `saved`: where another form of his has brought the
     *  article, and of which kind it is there. */
    adopt(typed: Typed, saved?: { standing: Standing; origin: Origin }) {
      setNote(typed.note)
      setOrigin(typed.origin)
      if (saved) {
        setStanding(saved.standing)
        setStoredOrigin(saved.origin)
      }
      load(typed.content)
    },
    /** What was typed gives way to what is stored, and stays on this device. */
    giveUp() {
      localDrafts.setAside(standing.base)
      setNote(standing.note)
      setOrigin(storedOrigin)
      load(standing.base)
      setTold('已换回已存的版本。您的文字留在这台设备上，就在下面，直到您丢弃。')
    },
    /** The first autosave has begun the article. */
    begun({ id, version, origin, content }: Begun) {
      setStoredOrigin(origin)
      setStanding((before) => (before.id === null ? { ...before, id, version, base: content } : before))
      onMoved(id)
    },
    /** The article is gone; what the form holds becomes another one. */
    renew() {
      localDrafts.renew()
      setKept(null)
      setConflict(null)
      setStanding(newStanding(emptyContent))
      onMoved(null)
    },
    /** What readers see; of a draft, what is stored. */
    live,
    /** Whether there is anything that readers do not see yet. */
    isAhead: note !== '' || !isSameContent(content, live),
    /** The working copy is no more: the live text comes into the form; what the form held stays on this device. */
    discarded() {
      const now = conflict?.live ?? live
      localDrafts.setAside(now)
      setStanding((before) => ({
        ...before,
        ...{ version: conflict?.version ?? before.version, copyVersion: 0, base: now, live: now, note: '' },
      }))
      setNote('')
      load(now)
      setTold('修改稿已放弃，读者看到的没有变。它的文字留在这台设备上，直到您丢弃。')
    },
    /** The publication or amendment was taken back; what the form holds stays. */
    withdrawn(latest: Latest) {
      if (note === '' || note === standing.note) setNote(latest.note)
      setStanding(standingOn(standing.id, latest))
      setConflict(null)
      press.dismiss()
      setTold(
        isPublic(latest.status)
          ? '已撤回修订，读者看到的是修订前的内容；您的文字在修改稿里。'
          : '已撤回，读者看不到了；文章是草稿，可以接着改。',
      )
    },
    tell: setTold,
    /** The other's text comes into the form; his own stays on this device, until he discards it. */
    takeTheirs(latest: Latest) {
      localDrafts.setAside(latest.content)
      setNote(latest.note)
      setTold(
        !isSameContent(content, latest.content)
          ? '已载入对方的版本。您的文字留在这台设备上，就在下面。'
          : '已载入对方的版本。',
      )
      setOrigin(latest.origin)
      setStoredOrigin(latest.origin)
      setStanding(standingOn(standing.id, latest))
      load(latest.content)
    },
    restore(draft: LocalDraft) {
      localDrafts.resume(draft)
      setStanding((before) => ({ ...before, ...standingOfDraft(draft, before) }))
      if (!isPublic(standing.status)) setOrigin(draft.origin)
      setNote(draft.note)
      load(draft.content)
      setTold('已找回，还没有提交。')
    },
  }
}
