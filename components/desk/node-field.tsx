'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

type Props = {
  label: string
  value: string
  className: string
  maxLength: number
  onText: (text: string) => void
  /** Enter and Esc lead back into the text. */
  onLeave: () => void
}

/** Words beside a file, typed where readers will see them. What is typed is its own while it has the focus: an input method
 *  is not to be disturbed by the document's echo. */
export function NodeField({ label, value, className, maxLength, onText, onLeave }: Props) {
  const [text, setText] = useState(value)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (document.activeElement !== field.current) setText(value)
  }, [value])
  const leave = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    onLeave()
  }
  return (
    <textarea
      ref={field}
      className={className}
      rows={1}
      value={text}
      maxLength={maxLength}
      aria-label={label}
      placeholder={label}
      onChange={({ currentTarget }) => {
        const line = currentTarget.value.replace(/[\r\n]+/g, ' ')
        setText(line)
        onText(line)
      }}
      onBlur={() => setText(value)}
      onKeyDown={leave}
    />
  )
}
