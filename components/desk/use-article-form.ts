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
  type Refused,
} from './article-content.ts'
import { dropCopy } from './safety-copy.ts'
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
  onDone: (answer: Answer & { done: true }, typedOn: boolean) => void,
) {
  const [standing, setStanding] = useState(start.standing)
  const [content, setContent] = useState(start.standing.base)
  const [origin, setOrigin] = useState(start.origin)
  const [note, setNote] = useState('')
  const [generation, setGeneration] = useState(0)
  const [conflict, setConflict] = useState<Latest | null>(null)
  const [setAside, setSetAside] = useState<ArticleContent | null>(null)
  const typed = useRef(content)
  typed.current = content

  const [answer, dispatch, pending] = useActionState(async (_before: Answer | null, call: Call) => {
    const { id, version } = call.on
    const answer = await answerOf(call, origin)
    if (answer.done) {
      dropCopy(start.editorId, id, version)
      setStanding({ id: answer.id, version: answer.version, status: answer.status, base: call.content })
      setConflict(null)
      if (answer.status === 'published') setNote('')
      onDone(answer, !isSameContent(typed.current, call.content))
    } else if (answer.saved) {
      dropCopy(start.editorId, id, version)
      setStanding({ ...call.on, ...answer.saved, base: call.content })
    }
    if (!answer.done) setConflict(answer.latest ?? null)
    return answer
  }, null)

  const dirty = !isSameContent(content, standing.base) || note !== ''
  const safety = useSafetyCopy({ editorId: start.editorId, standing, content, note, dirty })

  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [dirty])

  function submit(verb: ArticleVerb, on = standing) {
    if (!pending) startTransition(() => dispatch({ verb, on, content, note }))
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
    answer,
    pending,
    dirty,
    copy: safety.offered,
    setOrigin,
    setNote,
    submit,
    change<F extends keyof ArticleContent>(field: F, value: ArticleContent[F]) {
      setContent((before) => ({ ...before, [field]: value }))
    },
    /** His own text stays, on top of the newest version. Returns where the form now stands. */
    keepMine(latest: Latest): Standing {
      const next = rebased(latest)
      setStanding(next)
      setConflict(null)
      return next
    },
    /** The other's text comes into the form; his own stays at hand to be copied. */
    takeTheirs(latest: Latest) {
      setSetAside(content)
      setStanding(rebased(latest))
      load(latest.content)
      setConflict(null)
    },
    restoreCopy() {
      const copy = safety.take()
      if (!copy) return
      setStanding((before) => ({ ...before, version: copy.version, base: copy.base }))
      setNote(copy.note)
      load(copy.content)
    },
    discardCopy: safety.discard,
  }
}

async function answerOf({ verb, on, content, note }: Call, origin: Origin): Promise<Answer> {
  try {
    return await verb({ id: on.id, version: on.version, origin, note, content })
  } catch {
    // Lost on the way, or the server failed: whatever it was, the editor must be able to press again.
    return unsent
  }
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
