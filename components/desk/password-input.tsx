'use client'

import { useState } from 'react'
import { fieldProps } from './field.tsx'

type Props = { name: string; error: string | undefined; autoComplete: string }

/** A password, and a button that shows what is typed. */
export function PasswordInput({ name, error, autoComplete }: Props) {
  const [shown, setShown] = useState(false)
  return (
    <span className="password">
      <input
        {...fieldProps(name, error)}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <button
        type="button"
        className="btn"
        aria-pressed={shown}
        aria-label="显示密码"
        onClick={() => setShown(!shown)}
      >
        {shown ? '隐藏' : '显示'}
      </button>
    </span>
  )
}
