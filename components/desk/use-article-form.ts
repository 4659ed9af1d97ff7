'use client'

import { startTransition, useActionState, useEffect, useRef, useState } from 'react'
import type { Origin } from '#lib/articles/origin.ts'
import type { ArticleStatus } from '#lib/articles/status.ts'
import {
  type Answer,
  type ArticleContent,
  type ArticleVerb,
  isSameContent,
  type Latest,
  mergedOnto,
  type Refused,
} from './article-content.ts'
import { refusalOfFailure } from './failed-action.ts'
import { useSafetyCopy } from './use-safety-copy.ts'

/** Where the form stands: which article, of which state and version, and the text it began with. */
export type Standing = {
  id: number | null
  version: number
  status: ArticleStatus
  base: ArticleContent
}

type Call = { verb: ArticleVerb; on: Standing; content: ArticleContent; note: string }

export type Start = { editorId: string; origin: Origin; standing: Standing }

/**
 * The state of the editing form. What is typed changes by typing alone, or by a choice the editor makes himself: no
 * answer, no lost connection and no other editor ever takes it away.
 */
export function useArticleForm(
  start: Start,
  {
    onDone,
    onKept,
  }: {
    onDone: (answer: Answer & { done: true }, typedOn: boolean) => void
    /** The text was stored as this article, although what else was asked for was refused. */
    onKept: (id: number) => void
  },
) {
  const [standing, setStanding] = useState(start.standing)
  const [content, setContent] = useState(start.standing.base)
  const [origin, setOrigin] = useState(start.origin)
  const [note, setNote] = useState('')
  const [generation, setGeneration] = useState(0)
  const [conflict, setConflict] = useState<Latest | null>(null)
  const [setAside, setSetAside] = useState<ArticleContent | null>(null)
  /** The answer that no longer speaks of what the form holds. */
  const [past, setPast] = useState<Answer | null>(null)
  const [told, setTold] = useState('')
  const typed = useRef(content)
  typed.current = content

  const [answer, dispatch, pending] = useActionState(async (_before: Answer | null, call: Call) => {
    const answer = await answerOf(call, origin)
    if (answer.done) {
      safety.drop(call.on)
      setStanding({ id: answer.id, version: answer.version, status: answer.status, base: call.content })
      setConflict(null)
      // What was written on meanwhile is not published yet.
      if (answer.status === 'published') setNote((now) => (now === call.note ? '' : now))
      onDone(answer, !isSameContent(typed.current, call.content))
    } else if (answer.saved) {
      safety.drop(call.on)
      setStanding({ ...call.on, ...answer.saved, base: call.content })
      onKept(answer.saved.id)
    }
    if (!answer.done) setConflict(answer.latest ?? null)
    return answer
  }, null)

  const dirty = !isSameContent(content, standing.base) || note !== ''
  const safety = useSafetyCopy({ editorId: start.editorId, standing, origin, content, note, dirty })

  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [dirty])

  function submit(verb: ArticleVerb, on = standing, text = content) {
    if (pending) return
    setTold('')
    startTransition(() => dispatch({ verb, on, content: text, note }))
  }

  function load(next: ArticleContent) {
    setContent(next)
    setGeneration((before) => before + 1)
  }

  const rebased = (latest: Latest): Standing => ({
    id: standing.id,
    version: latest.version,
    status: latest.status,
    base: latest.content,
  })

  return {
    standing,
    content,
    origin,
    note,
    generation,
    conflict,
    setAside,
    answer: answer === past ? null : answer,
    /** What the form did without asking the server. */
    told,
    pending,
    dirty,
    copy: safety.offered,
    setOrigin,
    setNote,
    submit,
    change<F extends keyof ArticleContent>(field: F, value: ArticleContent[F]) {
      setContent((before) => ({ ...before, [field]: value }))
    },
    /** What he changed himself is put into the newest version and submitted, unless the other one did the same. */
    keepMine(latest: Latest, verb: ArticleVerb) {
      const merged = mergedOnto(latest.content, standing.base, content)
      const next = rebased(latest)
      safety.drop(standing)
      setStanding(next)
      load(merged)
      setConflict(null)
      setPast(answer)
      if (isSameContent(merged, latest.content)) setTold('对方已作同样的改动，没有需要提交的。')
      else submit(verb, next, merged)
    },
    /** Keeps what is typed in this browser, at once. */
    keepHere() {
      if (dirty) safety.keep()
      setTold(dirty ? '已留在这台设备上，读者还看不到；提交修订请按 Ctrl ↵。' : '没有未保存的修改。')
    },
    tell: setTold,
    /** The other's text comes into the form; his own stays at hand to be copied. */
    takeTheirs(latest: Latest) {
      setSetAside({ ...content, summary: [content.summary, note].filter(Boolean).join('\n\n') })
      setNote('')
      setTold('已载入对方的版本，您的文字在下面。')
      safety.drop(standing)
      setStanding(rebased(latest))
      load(latest.content)
      setConflict(null)
      setPast(answer)
    },
    restoreCopy() {
      const copy = safety.take()
      if (!copy) return
      if (dirty) setSetAside(content)
      setStanding((before) => ({ ...before, version: copy.version, base: copy.base }))
      if (standing.id === null) setOrigin(copy.origin)
      setNote(copy.note)
      load(copy.content)
      setTold('已找回，还没有提交。')
    },
    discardCopy() {
      safety.discard()
      setTold('已丢弃。')
    },
  }
}

async function answerOf({ verb, on, content, note }: Call, origin: Origin): Promise<Answer> {
  try {
    return await verb({ id: on.id, version: on.version, origin, note, content })
  } catch (error) {
    const refusal = refusalOfFailure(error)
    if (refusal) return { done: false, refusal }
    // Lost on the way, or the server failed: whatever it was, the editor must be able to press again.
    return on.id === null ? unsentNew : unsent
  }
}

/** Whether a new article was stored, whose answer was lost, nobody can tell; a second press would make a second one. */
const unsentNew: Refused = {
  done: false,
  refusal: {
    code: 'unavailable',
    message:
      '没有收到答复：连接中断或服务器没有应答，文章可能已经存下。您写的内容都还在；请先看“草稿”里有没有这一篇，没有再按一次。',
    fields: {},
    details: {},
  },
}

const unsent: Refused = {
  done: false,
  refusal: {
    code: 'unavailable',
    message: '没有提交成功：连接中断或服务器没有应答。您写的内容都还在，请稍后再试。',
    fields: {},
    details: {},
  },
}
