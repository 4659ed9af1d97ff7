'use client'

import { useRouter } from 'next/navigation.js'
import { useActionState, useEffect } from 'react'
import type { Refusal } from '#lib/web/form-state.ts'
import { ActionButton } from './action-button.tsx'
import { DecisionRefusal } from './refusals.tsx'
import { toldAction } from './told-action.ts'

/** What became of a press on a run's page. */
export type RunFormState = { refusal: Refusal | null } | null

export type RunVerb = (before: RunFormState, form: FormData) => Promise<RunFormState>

const notSent = (refusal: Refusal): RunFormState => ({ refusal })

/** A verb of a run's page; once it is done, the page is asked for again. */
function useRunVerb(verb: RunVerb) {
  const router = useRouter()
  const [state, submit, pending] = useActionState(toldAction(verb, notSent), null)
  useEffect(() => {
    if (state && state.refusal === null) router.refresh()
  }, [state, router])
  return [state, submit, pending] as const
}

/** One button that does something to a run; works without JavaScript, too. */
export function RunButton({ run, verb, children }: { run: number; verb: RunVerb; children: string }) {
  const [state, submit, pending] = useRunVerb(verb)
  return (
    <form action={submit} className="run-form">
      <input type="hidden" name="run" value={run} />
      <ActionButton type="submit" className="btn" pending={pending}>
        {children}
      </ActionButton>
      <RunRefusal state={state} />
    </form>
  )
}

/** Whether a draft is made of what looks much like another article. */
export function ItemDecision({ run, item, verb }: { run: number; item: string; verb: RunVerb }) {
  const [state, submit, pending] = useRunVerb(verb)
  return (
    <form action={submit} className="item-decision">
      <input type="hidden" name="run" value={run} />
      <input type="hidden" name="item" value={item} />
      <ActionButton type="submit" className="btn small" name="choice" value="make" pending={pending}>
        仍然导入
      </ActionButton>
      <ActionButton type="submit" className="btn small" name="choice" value="drop" pending={pending}>
        不导入
      </ActionButton>
      <RunRefusal state={state} />
    </form>
  )
}

type UndoProps = {
  run: number
  undo: RunVerb
  /** Drafts that somebody has edited since they were imported. */
  edited: readonly { id: number; title: string }[]
  /** When the page was made that names them. */
  seenAt: string
}

/** The way back from an import; what was edited since is named, and asked for. */
export function UndoForm({ run, undo, edited, seenAt }: UndoProps) {
  const [state, submit, pending] = useRunVerb(undo)
  return (
    <details className="undo-form">
      <summary className="btn danger">撤销导入…</summary>
      <form action={submit}>
        <input type="hidden" name="run" value={run} />
        <input type="hidden" name="seenAt" value={seenAt} />
        <p>这次导入的草稿会全部删除；之后可以在“已删除”里逐篇恢复，也可以重新导入。</p>
        {edited.length > 0 ? (
          <fieldset>
            <legend>下面的草稿导入后有人改过或正在改：</legend>
            <ul>
              {edited.map(({ id, title }) => (
                <li key={id}>
                  <a href={`/admin/articles/${id}`}>{title}</a>
                </li>
              ))}
            </ul>
            <label>
              <input type="radio" name="edited" value="keep" defaultChecked /> 留下改过的
            </label>
            <label>
              <input type="radio" name="edited" value="delete" /> 一起删除
            </label>
          </fieldset>
        ) : null}
        <ActionButton type="submit" className="btn danger" pending={pending}>
          撤销导入
        </ActionButton>
        <RunRefusal state={state} />
      </form>
    </details>
  )
}

function RunRefusal({ state }: { state: RunFormState }) {
  return <DecisionRefusal refusal={state?.refusal ?? null} />
}
