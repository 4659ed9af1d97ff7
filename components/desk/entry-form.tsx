'use client'

import { useActionState, useEffect, useRef } from 'react'
import type { Refusal } from '#lib/web/form-state.ts'
import { ActionButton } from './action-button.tsx'
import { Field, fieldProps } from './field.tsx'
import { PasswordInput } from './password-input.tsx'
import { toldAction } from './told-action.ts'

/** What the form shows again: everything but the password. */
export type EntryState = { refusal: Refusal; email: string; name: string } | null

type Entry = (before: EntryState, form: FormData) => Promise<EntryState>

type Props = {
  enter: Entry
  /** Carried through unseen: the way back, the set-up key. */
  hidden: Record<string, string>
  /** Whether this makes the first account, and so asks for a name and a new password. */
  isNew?: boolean
}

function notSent(refusal: Refusal, form: FormData): EntryState {
  const text = (name: string) => String(form.get(name) ?? '')
  return { refusal, email: text('email'), name: text('name') }
}

/** E-mail and password; works without JavaScript too. */
export function EntryForm({ enter, hidden, isNew = false }: Props) {
  const [state, submit, pending] = useActionState(toldAction(enter, notSent), null)
  const form = useRef<HTMLFormElement>(null)
  const errors = state?.refusal.fields ?? {}
  useEffect(() => {
    if (!state) return
    const wrong = form.current?.querySelector<HTMLInputElement>('[aria-invalid=true]')
    const place = wrong ?? form.current?.querySelector<HTMLInputElement>('[name=password]')
    place?.focus()
  }, [state])
  return (
    <form ref={form} action={submit} className="entry" noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state ? (
        <p className="notice bad" role="alert">
          {state.refusal.message}
        </p>
      ) : null}
      {isNew ? (
        <Field name="name" label="姓名" error={errors.name}>
          <input
            {...fieldProps('name', errors.name)}
            defaultValue={state?.name}
            autoComplete="name"
            required
          />
        </Field>
      ) : null}
      <Field name="email" label="电子邮箱" error={errors.email}>
        <input
          {...fieldProps('email', errors.email)}
          type="email"
          defaultValue={state?.email}
          autoComplete="username"
          required
        />
      </Field>
      <Field name="password" label="密码" error={errors.password} hint={isNew ? '至少 10 个字符' : undefined}>
        <PasswordInput
          name="password"
          error={errors.password}
          autoComplete={isNew ? 'new-password' : 'current-password'}
        />
      </Field>
      <ActionButton type="submit" className="btn primary" pending={pending}>
        {isNew ? '建立账号并登录' : '登录'}
      </ActionButton>
    </form>
  )
}
