'use client'

import { useEffect, useRef } from 'react'
import { isDialogOpen } from './open-dialog.ts'

/** Keys by name: `n`, `/`, `mod+s`, `mod+enter`, `mod+shift+p` (mod is Ctrl, or ⌘). */
export type Keys = Readonly<Record<string, (() => void) | undefined>>

/** Listens on the whole page. A key without a modifier is left alone while something is being typed or a dialog is
 *  open; one with a modifier is left alone while a dialog is open. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey || isDialogOpen()) return
      const mod = event.ctrlKey || event.metaKey
      if (!mod && isTyping(event.target)) return
      const key = event.key.toLowerCase()
      const shifted = mod && event.shiftKey ? current.current[`mod+shift+${key}`] : undefined
      const run = shifted ?? current.current[(mod ? 'mod+' : '') + key]
      if (!run) return
      event.preventDefault()
      // A verb whose key is held down is one press.
      if (!event.repeat || !mod) run()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

/** Whether what has the focus takes what is typed. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}
