'use client'

import { useActionState } from 'react'
import { ActionButton } from './action-button.tsx'
import { AccountNotice, type AccountState } from './password-form.tsx'

type Session = { id: string; device: string; since: string; isThis: boolean }
type End = (before: AccountState, form: FormData) => Promise<AccountState>

/** Where one is signed in, with an end to each. */
export function SessionList({ sessions, end }: { sessions: readonly Session[]; end: End }) {
  const [state, submit, pending] = useActionState(end, null)
  const others = sessions.filter(({ isThis }) => !isThis)
  return (
    <form action={submit} className="sessions">
      <AccountNotice state={state} />
      <ul>
        {sessions.map(({ id, device, since, isThis }) => (
          <li key={id}>
            <span>
              {device}
              <small>登录于 {since}</small>
            </span>
            {isThis ? (
              <small>本设备</small>
            ) : (
              <ActionButton
                type="submit"
                className="btn"
                name="session"
                value={id}
                aria-label={`退出${device}，登录于 ${since}`}
                pending={pending}
              >
                退出
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 ? (
        <ActionButton type="submit" className="btn" pending={pending}>
          退出其他所有设备
        </ActionButton>
      ) : null}
    </form>
  )
}
