'use client'

import { useEffect, useRef, useState } from 'react'
import type { ArticleHead, OpenElsewhere, StoredText } from '#lib/articles/autosave/autosave-types.ts'
import { type ArticleContent, isSameContent } from './article-content.ts'
import type { AutosaveState } from './autosave-states.ts'
import { Autosaver, type SendEvent } from './autosaver.ts'
import { newFormKey } from './form-key.ts'
import { cutText } from './leaving-text.ts'
import { mergeOwn } from './merge-own.ts'
import { type OwnTabs, ownTabs, type TabMessage } from './own-tabs.ts'
import { type AutosaveReply, sendAutosave } from './send-autosave.ts'
import type { Start } from './standing.ts'
import { hasWords, type Typed } from './unsaved-text.ts'
import type { useArticleForm } from './use-article-form.ts'
import { useTabEvents } from './use-tab-events.ts'

type Form = ReturnType<typeof useArticleForm>
type Failure = Extract<AutosaveReply, { event: unknown }>

/** How an article stands, and who else has it open. */
export type Surroundings = { head: ArticleHead | null; others: OpenElsewhere[] }

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
  const common = useRef<ArticleContent>(start.unsaved?.content ?? start.standing.base)
  /** What was sent, and not answered yet. */
  const underWay = useRef<ArticleContent | null>(null)
  /** The generation of the text that was sent last. */
  const loaded = useRef(form.generation)
  const tabs = useRef<OwnTabs | null>(null)
  const saver = useRef<Autosaver<Typed> | null>(null)
  saver.current ??= new Autosaver<Typed>({ send, onState: setState })
  const autosaver = saver.current

  const asked = () => ({ editorId: start.editorId, tab, articleId: now.current.standing.id })

  /** Whether another text was loaded into the form since it was last asked. */
  function gaveWay(): boolean {
    const before = loaded.current
    loaded.current = now.current.generation
    return before !== loaded.current
  }

  async function send(typed: Typed, { isLeaving }: { isLeaving: boolean }): Promise<SendEvent> {
    const { standing, localDrafts } = now.current
    edit.current += 1
    const { version, copyVersion } = standing
    const givesWay = gaveWay()
    const request = {
      givesWay,
      ...asked(),
      key: localDrafts.key,
      edit: edit.current,
      seq: seq.current,
      isLeaving,
    }
    const whole = { act: 'save', ...request, version, copyVersion, ...typed }
    const bases = underWay.current ? [common.current, underWay.current] : [common.current]
    const shorter = () => ({ ...whole, ...cutText(typed.content, bases) })
    underWay.current = typed.content
    const reply = await sendAutosave(whole, seq.current > 0 ? { isLeaving, shorter } : { isLeaving })
    // Where nothing was heard, the server may hold it all the same.
    if ('answer' in reply && underWay.current === typed.content) underWay.current = null
    return heard(reply, typed)
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
    common.current = typed.content
    setSavedAt(saved.at)
    now.current.keep(typed)
    tabs.current?.tell({ seq: saved.seq, ...typed })
    return 'done'
  }

  /** Another tab or machine of this editor has stored a text that this form has not seen. */
  function putTogether(newer: StoredText, typed: Typed): SendEvent {
    const other = newer.content as ArticleContent
    const { content, note, origin, adopt, tell, keep } = now.current
    const merged = mergeOwn(common.current, other, content)
    seq.current = newer.seq
    common.current = other
    const isTheirs = isSameContent(merged.content, other) && (note === newer.note || note === '')
    const next = { content: merged.content, note: note || newer.note, origin }
    adopt(next)
    // The old text, sent under the new number, would take the other's place.
    if (isTheirs) keep(next)
    else autosaver.change(next)
    tell(
      merged.hasBoth
        ? `您在另一处（${newer.device}）也改了同一段，两种写法都放在正文里，请删去不要的。`
        : `您在另一处（${newer.device}）写的文字已合并进来。`,
    )
    return isTheirs && now.current.content === typed.content ? 'done' : 'overtaken'
  }

  /** What another tab of this browser says it has stored or saved. */
  function heardTab({ seq: theirs, standing, ...typed }: TabMessage) {
    const { dirty, isKept, pending, adopt, keep, content, standing: own } = now.current
    if (pending) return
    // What another tab did is not told a second time.
    if (standing) stood.current = standing
    if (!dirty || isKept) {
      seq.current = theirs
      common.current = typed.content
      adopt(typed, standing)
      keep(typed)
    } else if (standing) {
      seq.current = theirs
      adopt({ ...typed, content: mergeOwn(own.base, typed.content, content).content }, standing)
    }
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
    if (!isSent && now.current.standing.id !== null)
      void sendAutosave({ act: 'leave', ...asked() }, { isLeaving: true })
  }

  const { content, note, origin, dirty, isKept, standing, pending } = form
  const isWorthSending = standing.id !== null || hasWords(content)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever what is to be stored changes.
  useEffect(() => {
    if (dirty && !isKept && isWorthSending) autosaver.change({ content, note, origin })
    else autosaver.settle()
    if (dirty || seq.current === 0 || standing.id === null || pending) return
    void sendAutosave({ act: 'clear', ...asked(), seq: seq.current, givesWay: gaveWay() })
    seq.current = 0
    setSavedAt(null)
  }, [content, note, origin, dirty, isKept, isWorthSending, pending])

  useEffect(() => {
    autosaver.start()
    return () => autosaver.stop()
  }, [autosaver])

  useEffect(() => {
    if (pending) autosaver.pause()
    else autosaver.resume()
  }, [autosaver, pending])

  const { id, version, copyVersion } = standing
  /** Where the article stood when the other tabs were last told, or told this one. */
  const stood = useRef({ id, version, copyVersion })
  const channel = useRef(heardTab)
  channel.current = heardTab
  useEffect(() => {
    if (id === null) return
    const own = ownTabs({ editorId: start.editorId, articleId: id }, (message) => channel.current(message))
    tabs.current = own
    return () => {
      own.close()
      tabs.current = null
    }
  }, [id, start.editorId])

  // A press has moved the article on: the other tabs go along.
  useEffect(() => {
    const before = stood.current
    stood.current = { id, version, copyVersion }
    if (id === null || before.id !== id) return
    if (before.version === version && before.copyVersion === copyVersion) return
    const { base: content, note } = now.current.standing
    tabs.current?.tell({ seq: 0, content, note, origin: now.current.origin, standing: now.current.standing })
  }, [id, version, copyVersion])

  useTabEvents({ isOpen: id !== null, look, leave, flush: () => autosaver.flush() })

  return {
    state,
    savedAt,
    failure,
    ...around,
    flush: () => autosaver.flush(),
    signedIn: () => autosaver.signedIn(),
  }
}
