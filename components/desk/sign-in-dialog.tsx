'use client'

import { type FormEvent, useState } from 'react'
import { ActionButton } from './action-button.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { PasswordInput } from './password-input.tsx'

type Props = {
  open: boolean
  email: string
  /** Whether another account is signed in. */
  isForeign: boolean
  onClose: () => void
  onSignedIn: () => void
}

const UNSENT = '没有提交成功：连接中断或服务器没有应答，请稍后再试。'

/** Signs the editor in again where he is; what he typed stays in the form behind. */
export function SignInDialog({ open, email, isForeign, onClose, onSignedIn }: Props) {
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState('')
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    const password = String(new FormData(event.currentTarget).get('password') ?? '')
    setPending(true)
    const said = await signIn(email, password)
    setPending(false)
    setRefusal(said ?? '')
    if (said !== null) return
    onClose()
    onSignedIn()
  }
  return (
    <Dialog open={open} title="重新登录" onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <p className="dialog-subject">
          {isForeign ? '现在登录的是另一个账号。' : '登录已过期。'}
          您写的内容都在，登录后自动补存，不用离开本页。
        </p>
        {refusal ? (
          <p className="notice bad" role="alert">
            {refusal}
          </p>
        ) : null}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <p>
          账号：<bdi>{email}</bdi>
        </p>
        <Field name="password" label="密码">
          <PasswordInput name="password" error={undefined} autoComplete="current-password" />
        </Field>
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            稍后
          </button>
          <ActionButton type="submit" className="btn primary" pending={pending}>
            登录
          </ActionButton>
        </div>
      </form>
    </Dialog>
  )
}

/** @returns why it was refused; null where it was not */
async function signIn(email: string, password: string): Promise<string | null> {
  try {
    const response = await fetch('/admin/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    if (response.ok) return null
    const { fields, detail }: { fields?: Record<string, string>; detail?: string } = await response.json()
    return Object.values(fields ?? {})[0] ?? detail ?? UNSENT
  } catch {
    return UNSENT
  }
}
