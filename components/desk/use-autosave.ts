'use client'

import { useEffect, useRef, useState } from 'react'
import type { ArticleHead, OpenElsewhere, StoredText } from '#lib/articles/autosave/autosave-types.ts'
import type { ArticleContent } from './article-content.ts'
import type { AutosaveState } from './autosave-states.ts'
import { Autosaver, type SendEvent } from './autosaver.ts'
import { newFormKey } from './form-key.ts'
import { cutText } from './leaving-text.ts'
import { mergeTyped, metWords } from './merge-own.ts'
import type { TabMessage } from './own-tabs.ts'
import { type AutosaveReply, sendAutosave } from './send-autosave.ts'
import type { Standing, Start } from './standing.ts'
import { hasWords, type Typed } from './unsaved-text.ts'
import type { useArticleForm } from './use-article-form.ts'
import { useOwnTabs } from './use-own-tabs.ts'
import { useTabEvents } from './use-tab-events.ts'

type Form = ReturnType<typeof useArticleForm>
type Failure = Extract<AutosaveReply, { event: unknown }>

/** How an article stands, and who else has it open. */
export type Surroundings = { head: ArticleHead | null; others: OpenElsewhere[] }

/** What is sent once nothing is unsaved any more. */
const nothing = { isNothing: true } as const

/** Stores on the server what is typed into a form, keeps the editor's other tabs in step, and hears what others do. */
export function useAutosave(start: Start, form: Form) {
  const [tab] = useState(newFormKey)
  const [state, setState] = useState<AutosaveState>('stored')
  const [savedAt, setSavedAt] = useState(start.unsaved?.at ?? null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [around, setAround] = useState<Surroundings>({ head: null, others: [] })
  const now = useRef(form)
  now.current = form
  const seq = useRef(start.autosaveSeq)
  const edit = useRef(0)
  /** What this form and the server had in common last. */
  const common = useRef<Typed>(start.unsaved ?? storedOf(form))
  /** What was sent, and not answered yet. */
  const underWay = useRef<ArticleContent | null>(null)
  /** The generation of the text that was sent last. */
  const loaded = useRef(form.generation)
  const saver = useRef<Autosaver<Typed | typeof nothing> | null>(null)
  saver.current ??= new Autosaver<Typed | typeof nothing>({ send, onState: setState })
  const autosaver = saver.current

  const asked = () => ({ editorId: start.editorId, tab, articleId: now.current.standing.id })

  async function send(text: Typed | typeof nothing, how: { isLeaving: boolean }): Promise<SendEvent> {
    return 'isNothing' in text ? forget(how) : sendTyped(text, how)
  }

  async function sendTyped(typed: Typed, { isLeaving }: { isLeaving: boolean }): Promise<SendEvent> {
    const { standing, localDrafts, generation } = now.current
    edit.current += 1
    // Of another article than before nothing is stored.
    if (standing.id === null) seq.current = 0
    const { version, copyVersion } = standing
    const givesWay = generation !== loaded.current
    const request = {
      givesWay,
      ...asked(),
      key: localDrafts.key,
      edit: edit.current,
      seq: seq.current,
      isLeaving,
    }
    const whole = { act: 'save', ...request, version, copyVersion, ...typed }
    const bases = underWay.current ? [common.current.content, underWay.current] : [common.current.content]
    const shorter = () => ({ ...whole, ...cutText(typed.content, bases) })
    underWay.current = typed.content
    const reply = await sendAutosave(whole, seq.current > 0 ? { isLeaving, shorter } : { isLeaving })
    // Where nothing was heard, the server may hold it all the same.
    if ('answer' in reply && underWay.current === typed.content) underWay.current = null
    // One that has not arrived is sent again in the same way.
    if ('answer' in reply) loaded.current = generation
    return heard(reply, typed)
  }

  function forgetNow() {
    autosaver.change(nothing)
    autosaver.flush()
  }

  /** Lets the server forget what it has of this form, as nothing of it is unsaved any more. */
  async function forget({ isLeaving }: { isLeaving: boolean }): Promise<SendEvent> {
    const { generation } = now.current
    const seen = seq.current
    const givesWay = generation !== loaded.current
    const reply = await sendAutosave({ act: 'clear', ...asked(), seq: seen, givesWay }, { isLeaving })
    setFailure('event' in reply ? reply : null)
    // An article that is gone has no unsaved text.
    if ('event' in reply && reply.event !== 'rejected') return reply.event
    if ('answer' in reply) setAround(reply.answer)
    loaded.current = generation
    if (seq.current !== seen) return 'done'
    seq.current = 0
    common.current = storedOf(now.current)
    setSavedAt(null)
    return 'done'
  }

  function heard(reply: AutosaveReply, typed: Typed): SendEvent {
    setFailure('event' in reply ? reply : null)
    if ('event' in reply) return reply.event
    const { begun, saved, newer, head, others } = reply.answer
    setAround({ head, others })
    // The server has checked its shape; what this page does not know of it, the editor says.
    if (begun) now.current.begun({ ...begun, content: begun.content as ArticleContent })
    if (newer) return putTogether(newer, typed)
    if (!saved) return 'failed'
    seq.current = saved.seq
    common.current = typed
    setSavedAt(saved.at)
    const { dirty, pending, keep } = now.current
    keep(typed)
    // It was undone, or saved by a press, while it was on its way.
    if (!dirty && autosaver.isStopped) void forget({ isLeaving: true })
    else if (!dirty && !pending) forgetNow()
    else tabs.tell({ seq: saved.seq, ...typed })
    return 'done'
  }

  /** Another tab or machine of this editor has stored a text that this form has not seen. */
  function putTogether({ content, device, ...newer }: StoredText, typed: Typed): SendEvent {
    const other = { ...newer, content: content as ArticleContent }
    const isTheirs = meet(other, common.current, { where: `另一处（${device}）` })
    return isTheirs && now.current.content === typed.content ? 'done' : 'overtaken'
  }

  /** Puts a text of the same editor together with what the form holds, which both began from `base`.
   *  @returns whether the other text is all there is */
  function meet(
    { seq: number, content, note, origin }: Typed & { seq: number },
    base: Typed,
    { where, standing }: { where: string; standing?: Standing | undefined },
  ): boolean {
    const other = { content, note, origin }
    const { content: own, note: ownNote, origin: ownOrigin, adopt, tell, keep } = now.current
    const met = mergeTyped(base, other, { content: own, note: ownNote, origin: ownOrigin })
    const next = met.isOther ? other : met.typed
    seq.current = number
    common.current = other
    adopt(next, standing && { standing, origin })
    // The old text, sent under the new number, would take the other's place.
    if (met.isOther) keep(next)
    else autosaver.change(next)
    if (met.isOwn) tell(metWords(where, { ...met, isNoteOwn: note !== '' && next.note !== note }))
    return met.isOther
  }

  /** What another tab of this browser says it has stored or saved. */
  function heardTab({ standing, seen = 0, ...other }: TabMessage) {
    const { dirty, isKept, pending } = now.current
    // Of what is typed there the server tells as soon as what is typed here is sent.
    if (pending || (dirty && !isKept && !standing)) return
    if (standing) tabs.follow(standing)
    const hasSeen = !standing || (seq.current > 0 && seen >= seq.current)
    const mine = { content: now.current.content, note: now.current.note, origin: now.current.origin }
    const begun = hasSeen ? common.current : storedOf(now.current)
    meet(other, dirty ? begun : mine, { where: '另一个窗口', standing })
  }

  async function look() {
    const isChanged = now.current.dirty
    const reply = await sendAutosave({ act: 'look', ...asked(), isChanged })
    if ('answer' in reply) {
      setAround(reply.answer)
      if (['signed-out', 'other-account'].includes(autosaver.state)) autosaver.signedIn()
    } else if (reply.event === 'expired' || reply.event === 'foreign') {
      setFailure(reply)
      autosaver.noticed(reply.event)
    }
  }

  function leave() {
    const isSent = autosaver.leave()
    const { dirty, standing } = now.current
    if ((!isSent || !dirty) && standing.id !== null)
      void sendAutosave({ act: 'leave', ...asked() }, { isLeaving: true })
  }

  const { content, note, origin, dirty, isKept, standing, pending } = form
  const isWorthSending = standing.id !== null || hasWords(content)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever what is to be stored changes.
  useEffect(() => {
    if (dirty && !isKept && isWorthSending) autosaver.change({ content, note, origin })
    else if (!dirty && !pending && seq.current > 0 && standing.id !== null) forgetNow()
    else autosaver.settle()
  }, [content, note, origin, dirty, isKept, isWorthSending, pending])

  useEffect(() => {
    autosaver.start()
    return () => autosaver.stop()
  }, [autosaver])

  useEffect(() => {
    if (pending) autosaver.pause()
    else autosaver.resume()
  }, [autosaver, pending])

  const tabs = useOwnTabs(start.editorId, standing, {
    hear: heardTab,
    // A press has moved the article on: the other tabs go along.
    moved: () => ({ seq: 0, seen: seq.current, ...storedOf(form), standing }),
  })

  useTabEvents({ isOpen: standing.id !== null, look, leave, flush: () => autosaver.flush() })

  return {
    state,
    savedAt,
    failure,
    ...around,
    flush: () => autosaver.flush(),
    signedIn: () => autosaver.signedIn(),
  }
}

/** What is stored of the article that a form is about. */
function storedOf({ standing: { base, note }, storedOrigin: origin }: Form): Typed {
  return { content: base, note, origin }
}
