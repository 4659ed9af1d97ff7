'use client'

import { useState } from 'react'
import { fieldProps } from './field.tsx'

type Props = {
  name: string
  error: string | undefined
  autoComplete: string
  /** Its hint, where it has one. */
  'aria-describedby'?: string
}

/** A password, and a button that shows what is typed. */
export function PasswordInput({ name, error, autoComplete, 'aria-describedby': hint }: Props) {
  const [shown, setShown] = useState(false)
  return (
    <span className="password">
      <input
        {...fieldProps(name, error)}
        {...(hint === undefined ? {} : { 'aria-describedby': hint })}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <button type="button" className="btn" onClick={() => setShown(!shown)}>
        {shown ? '隐藏' : '显示'}
        {/* Not an aria-label: only the field itself is labelled 密码. */}
        <span className="visually-hidden">密码</span>
      </button>
    </span>
  )
}
