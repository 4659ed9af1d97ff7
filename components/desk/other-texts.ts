import type { Dispatch, SetStateAction } from 'react'
import type { Origin } from '#lib/articles/origin.ts'
import { isPublic } from '#lib/articles/status.ts'
import {
  type ArticleContent,
  type ArticleVerb,
  emptyContent,
  isSameContent,
  type Latest,
} from './article-content.ts'
import { type LocalDraft, standingOfDraft } from './local-draft.ts'
import { type Choice, mergeContent } from './merge-content.ts'
import { mergeBase, newStanding, standingOn } from './press.ts'
import type { Standing } from './standing.ts'
import type { Begun, Typed } from './unsaved-text.ts'
import type { useLocalDrafts } from './use-local-drafts.ts'

type Setter<Value> = Dispatch<SetStateAction<Value>>

/** The state of the editing form, as it is in this rendering, and how it is changed. */
type FormNow = {
  standing: Standing
  content: ArticleContent
  origin: Origin
  storedOrigin: Origin
  note: string
  /** What readers see; of a draft, what is stored. */
  live: ArticleContent
  conflict: Latest | null
  localDrafts: ReturnType<typeof useLocalDrafts>
  setStanding: Setter<Standing>
  setOrigin: Setter<Origin>
  setStoredOrigin: Setter<Origin>
  setNote: Setter<string>
  setKept: Setter<Typed | null>
  setConflict: Setter<Latest | null>
  setTold: Setter<string>
  submit: (verb: ArticleVerb, on?: Standing, text?: ArticleContent) => void
  /** Puts a text into the form in place of what was typed. */
  load: (content: ArticleContent) => void
  onMoved: (id: number | null) => void
  /** The last answer speaks of what the form holds no longer. */
  dismiss: () => void
}

/** How a text comes into the editing form that was not typed in it, each by a choice of the editor: what gives way stays on this
 *  device. */
export function otherTexts(now: FormNow) {
  const { standing, content, origin, storedOrigin, note, live, conflict, localDrafts } = now
  const { setStanding, setOrigin, setStoredOrigin, setNote, setKept, setConflict, setTold } = now
  const { submit, load, onMoved, dismiss } = now
  return {
    /** Shows the newest version, to be merged. */
    compare(latest: Latest) {
      dismiss()
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
      dismiss()
      setTold(
        isPublic(latest.status)
          ? '已撤回修订，读者看到的是修订前的内容；您的文字在修改稿里。'
          : '已撤回，读者看不到了；文章是草稿，可以接着改。',
      )
    },
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
