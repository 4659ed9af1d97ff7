'use client'

import { useEffect, useState } from 'react'
import { savedLine } from './autosave-words.ts'
import { ChangedElsewhere } from './changed-elsewhere.tsx'
import { focusNotices } from './focus-notices.ts'
import { formatTime } from './format-time.ts'
import { PresenceLine } from './presence-line.tsx'
import { SaveStatus } from './save-status.tsx'
import { SignInDialog } from './sign-in-dialog.tsx'
import type { Start } from './standing.ts'
import type { useArticleForm } from './use-article-form.ts'
import type { useAutosave } from './use-autosave.ts'

type Props = {
  start: Start
  form: ReturnType<typeof useArticleForm>
  autosave: ReturnType<typeof useAutosave>
  /** Shows the newest version, to be merged. */
  onMerge: () => void
}

/** What an editor must know of his unsaved text and of the others at the same article. */
export function AutosaveNotices({ start, form, autosave, onMerge }: Props) {
  const { state, failure, head, others, signedIn } = autosave
  const [isSigningIn, setSigningIn] = useState(false)
  const refused = form.answer?.done === false ? form.answer : null
  const expired = refused?.refusal.code === 'unauthenticated' ? refused : null
  // Who pressed waits for it, each time; who is typing is not interrupted.
  useEffect(() => {
    if (expired) setSigningIn(true)
  }, [expired])
  return (
    <>
      <SaveStatus state={state} words={savedLine(autosave, form)} />
      {state === 'signed-out' || state === 'other-account' ? (
        <section className="notice warn" role="alert">
          <p>
            {state === 'signed-out'
              ? '登录已过期。您写的内容都在，登录后自动补存。'
              : `${failure?.message ?? '登录的是另一个账号。'}您写的内容留在这台设备上；用写它的账号登录后自动补存。`}
          </p>
          <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setSigningIn(true)}>
            登录…
          </button>
        </section>
      ) : null}
      {state === 'refused' ? (
        <p className="notice bad" role="alert">
          {failure?.message || '服务器不能保存这份文字。'}文字还在本页
          {form.localDrafts.isRefused ? '，这台设备存不下，请先复制出来再离开' : '和这台设备上，可以复制出来'}
          。
        </p>
      ) : null}
      <SignInDialog
        open={isSigningIn}
        email={start.email}
        isForeign={state === 'other-account'}
        onClose={() => setSigningIn(false)}
        onSignedIn={() => {
          signedIn()
          // What it says of the way to sign in holds no longer.
          if (expired) form.dismiss()
        }}
      />
      <PresenceLine others={others} />
      <ChangedElsewhere start={start} form={form} head={head} onMerge={onMerge} />
      <LoadedNotice start={start} form={form} />
    </>
  )
}

/** That the form holds what the editor typed before and did not save: when and where. */
function LoadedNotice({ start, form }: Pick<Props, 'start' | 'form'>) {
  const [isGivenUp, setGivenUp] = useState(false)
  // What the page was opened with: a later refresh brings what is being typed now.
  const [unsaved] = useState(start.brought ?? start.unsaved)
  const isOver = form.answer?.done === true || !form.dirty
  useEffect(() => {
    if (isOver) setGivenUp(true)
  }, [isOver])
  // A reload would bring it again, over what was typed since.
  useEffect(() => {
    if (start.brought) history.replaceState(null, '', `/admin/articles/${start.standing.id}`)
  }, [start.brought, start.standing.id])
  if (!unsaved || isGivenUp || !form.dirty || form.conflict) return null
  return (
    <section className="notice loaded" aria-label="未提交的修改">
      <p>
        {start.brought
          ? `已放进 ${formatTime(new Date(unsaved.at))} 的文字，还没有提交。`
          : `这是您 ${formatTime(new Date(unsaved.at))} 没有提交的文字（写于${unsaved.device}），已接着载入。`}
      </p>
      <button
        type="button"
        className="btn"
        onClick={() => {
          setGivenUp(true)
          form.giveUp()
          focusNotices()
        }}
      >
        不要，用已存的版本
      </button>
    </section>
  )
}
