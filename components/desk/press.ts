import type { Origin } from '#lib/articles/origin.ts'
import { isPublic } from '#lib/articles/status.ts'
import {
  type Answer,
  type ArticleContent,
  type ArticleVerb,
  emptyContent,
  isSameContent,
  isSameField,
  type Latest,
  type Refused,
} from './article-content.ts'
import { refusalOfFailure } from './failed-action.ts'
import type { Standing } from './standing.ts'

/** A press on one of the form's verbs, with all that the form held in that moment. */
export type Press = {
  verb: ArticleVerb
  on: Standing
  key: string
  origin: Origin
  content: ArticleContent
  note: string
  sourceReason?: string
}

export type Pressed = { press: Press; answer: Answer }

/** Sends a press. `lost` are the texts of earlier presses whose answers never came: a press that meets one of them as
 *  the newest text goes on from it, since nobody else was there. */
export async function pressed(press: Press, lost: ArticleContent[]): Promise<Pressed> {
  const answer = await answerOf(press)
  if (answer === unanswered) lost.push(press.content)
  const latest = answer.done ? undefined : answer.latest
  if (answer.done || !latest || !lost.some((text) => isAsTyped(text, latest.content)))
    return { press, answer }
  const on = standingOn(answer.begun?.id ?? press.on.id, latest)
  const isUnpublished = latest.status === 'draft' ? press.on.status === 'draft' : latest.copyVersion > 0
  if (isUnpublished) return pressed({ ...press, on }, [])
  return { press: { ...press, on }, answer: takenOver(latest) }
}

/** Where a form stands that goes on from the newest text. */
export function standingOn(id: number | null, latest: Latest): Standing {
  const { version, copyVersion, status, content, live, note } = latest
  return { id, version, copyVersion, status, base: content, live, note }
}

/** The text from which two editors' texts went apart: the stored working copy, where the newest text is a later one of it;
 *  else what readers saw when the form began. */
export function mergeBase({ base, live }: Standing, { isCopy }: Latest): ArticleContent {
  return isCopy ? base : (live ?? base)
}

/** Where the form of a new article stands. */
export function newStanding(base: ArticleContent): Standing {
  return { id: null, version: 0, copyVersion: 0, status: 'draft', base, live: null, note: '' }
}

/** Where the form stands once a press was done. A saved working copy leaves what readers see. */
export function standingDone(
  { on, content, note }: Press,
  answer: Extract<Answer, { done: true }>,
): Standing {
  const { id, version, copyVersion = 0, status } = answer
  const isCopy = copyVersion > 0
  const live = isCopy ? on.live : isPublic(status) ? content : null
  return { id, version, copyVersion, status, base: content, live, note: isCopy ? note : '' }
}

/** Where the form stands after a refusal: what was stored before it counts, and a deleted article is none. */
export function standingAfter({ on, content }: Press, { saved, begun, refusal }: Refused): Standing {
  if (saved) return { ...on, ...saved, base: content }
  if (begun) return { ...on, id: begun.id, version: begun.version, base: begun.content }
  return refusal.code === 'not-found' && on.id !== null ? newStanding(emptyContent) : on
}

async function answerOf({ verb, on, key, origin, note, content, sourceReason = '' }: Press): Promise<Answer> {
  try {
    const { id, version, copyVersion } = on
    const answer = await verb({ id, version, copyVersion, key, origin, note, content, sourceReason })
    return !answer.done && answer.refusal.code === 'not-found' ? deleted : answer
  } catch (error) {
    const refusal = refusalOfFailure(error)
    return refusal ? { done: false, refusal } : unanswered
  }
}

/** What the server trims is no difference. */
function isAsTyped(typed: ArticleContent, stored: ArticleContent): boolean {
  const trimmed = Object.entries(typed).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value,
  ])
  return isSameContent({ ...typed, ...Object.fromEntries(trimmed) }, stored)
}

/** Lost on the way, or the server failed: whatever it was, the editor must be able to press again. */
const unanswered: Refused = {
  done: false,
  refusal: {
    code: 'unavailable',
    message:
      '没有收到答复，可能没有提交成功：连接中断或服务器没有应答。您写的内容都还在，请稍后再按一次，不会重复提交。',
    fields: {},
    details: {},
  },
}

/** A colleague deleted the draft meanwhile. */
const deleted: Refused = {
  done: false,
  refusal: {
    code: 'not-found',
    message: '这篇草稿已被删除。您写的内容都还在，再保存一次就另存为一篇新文章。',
    fields: {},
    details: {},
  },
}

/** The earlier press has published what was typed then. */
function takenOver({ status }: Latest): Refused {
  const done = isPublic(status) ? '上一次提交已经生效，读者已经可以看到。' : '上一次提交已经生效。'
  const message = `${done}这以后的改动还没有提交，请核对后再提交。`
  return { done: false, refusal: { code: 'conflict', message, fields: {}, details: {} } }
}

/** The errors of an answer that still speak of what the form holds: a line goes when its field is changed. */
export function openErrors(
  { press, answer }: Pressed,
  now: Pick<Press, 'content' | 'note' | 'origin' | 'sourceReason'>,
): Readonly<Record<string, string>> {
  if (answer.done) return {}
  const isSame = (name: string) => {
    if (name === 'note' || name === 'origin' || name === 'sourceReason') return press[name] === now[name]
    return name in now.content
      ? isSameField(name as keyof ArticleContent, press.content, now.content)
      : isSameContent(press.content, now.content)
  }
  return Object.fromEntries(Object.entries(answer.refusal.fields).filter(([name]) => isSame(name)))
}
