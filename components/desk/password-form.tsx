'use client'

import { useActionState, useEffect, useRef } from 'react'
import type { Refusal } from '#lib/web/form-state.ts'
import { ActionButton } from './action-button.tsx'
import { Field } from './field.tsx'
import { PasswordInput } from './password-input.tsx'

/** What became of a form of one's account. */
export type AccountState = { refusal: Refusal | null; done: string | null } | null

type Change = (before: AccountState, form: FormData) => Promise<AccountState>

/** The password of now and the new one; works without JavaScript too. */
export function PasswordForm({ change, email }: { change: Change; email: string }) {
  const [state, submit, pending] = useActionState(change, null)
  const form = useRef<HTMLFormElement>(null)
  const errors = state?.refusal?.fields ?? {}
  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>('[aria-invalid=true]')?.focus()
  })
  return (
    <form ref={form} action={submit} className="entry" noValidate>
      <AccountNotice state={state} />
      {/* Password managers ask whose password it is. */}
      <input type="hidden" name="email" value={email} autoComplete="username" />
      <Field name="current" label="现在的密码" error={errors.current}>
        <PasswordInput name="current" error={errors.current} autoComplete="current-password" />
      </Field>
      <Field
        name="next"
        label="新密码"
        error={errors.next}
        hint="至少 10 个字符；修改后，其他设备上的登录会退出"
      >
        <PasswordInput name="next" error={errors.next} autoComplete="new-password" />
      </Field>
      <ActionButton type="submit" className="btn primary" pending={pending}>
        修改密码
      </ActionButton>
    </form>
  )
}

/** What was done, or why not. */
export function AccountNotice({ state }: { state: AccountState }) {
  if (state?.done)
    return (
      <p className="notice ok" role="status">
        {state.done}
      </p>
    )
  return state?.refusal ? (
    <p className="notice bad" role="alert">
      {state.refusal.message}
    </p>
  ) : null
}
