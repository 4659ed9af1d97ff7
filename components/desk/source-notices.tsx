'use client'

import { useRouter } from 'next/navigation.js'
import { useState, useTransition } from 'react'
import type { Refusal } from '#lib/web/form-state.ts'
import { ActionButton } from './action-button.tsx'
import { LineChanges } from './change-view.tsx'
import { unsentRefusal } from './failed-action.ts'
import { Field, fieldProps } from './field.tsx'
import { DecisionRefusal } from './refusals.tsx'
import type { SourceAnswer } from './source-entry.ts'

/** A changed original, in words and lines. */
export type NoticeRow = {
  id: number
  version: number
  articleId: number
  title: string
  isTakenDown: boolean
  editor: string
  address: string
  found: string
  before: string[]
  after: string[]
  /** Whether there is a text to compare with. */
  hasText: boolean
}

type Settle = (decision: {
  id: number
  version: number
  settlement: string
  note: string
}) => Promise<SourceAnswer>

/** The originals that changed or went away, each until an editor has decided what that means for the repost. */
export function SourceNotices({ notices, settle }: { notices: NoticeRow[]; settle: Settle }) {
  if (notices.length === 0) return null
  return (
    <section aria-labelledby="notices">
      <div className="bar">
        <h2 id="notices">原文有变化的转载</h2>
      </div>
      <ul className="sources">
        {notices.map((notice) => (
          <li key={notice.id}>
            <Notice notice={notice} settle={settle} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Notice({ notice, settle }: { notice: NoticeRow; settle: Settle }) {
  const { id, articleId, title, editor, address, found, before, after, hasText } = notice
  return (
    <>
      <h3>
        <a href={`/admin/articles/${articleId}`}>
          <bdi>{title}</bdi>
        </a>
      </h3>
      <p className="dirty">{found}</p>
      <p className="hint">
        原网址：
        <a href={address} target="_blank" rel="noreferrer">
          {address}
        </a>
        {editor ? ` · 责任编辑：${editor}` : ''}
      </p>
      {hasText ? (
        <details>
          <summary>看改动</summary>
          <LineChanges before={before} after={after} />
        </details>
      ) : null}
      <Settlement key={id} notice={notice} settle={settle} />
    </>
  )
}

function Settlement({ notice, settle }: { notice: NoticeRow; settle: Settle }) {
  const { id, version, isTakenDown, title } = notice
  const router = useRouter()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [note, setNote] = useState('')
  const [isPending, start] = useTransition()
  const verbs = isTakenDown
    ? [['taken_down', '已下架']]
    : [
        ['kept', '保留不变'],
        ['amended', '已据此修订'],
      ]
  const decide = (settlement: string) => {
    if (isPending) return
    start(async () => {
      const answer = await settle({ id, version, settlement, note }).catch(
        (error: unknown): SourceAnswer => ({ done: false, refusal: unsentRefusal(error) }),
      )
      if (answer.done) router.refresh()
      else setRefusal(answer.refusal)
    })
  }
  return (
    <>
      <Field name={`note-${id}`} label="怎么处理的（存档备查）" error={refusal?.fields.note}>
        <input
          {...fieldProps(`note-${id}`, refusal?.fields.note)}
          autoComplete="off"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Field>
      <DecisionRefusal refusal={refusal} />
      <p className="acts">
        {verbs.map(([settlement = '', name = '']) => (
          <ActionButton
            key={settlement}
            className="btn small"
            pending={isPending}
            aria-label={`${name}：${title}`}
            onClick={() => decide(settlement)}
          >
            {name}
          </ActionButton>
        ))}
        {isTakenDown ? null : <a href={`/admin/articles/${notice.articleId}`}>要下架，请到文章页</a>}
      </p>
    </>
  )
}
