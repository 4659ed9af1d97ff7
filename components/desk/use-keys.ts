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
      if (!mod) focusControlOf(key)
      // A verb whose key is held down is one press.
      if (!event.repeat || !mod) run()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

/** Where nothing has the focus, the control of a key gets it, as if it had been pressed itself: a dialog that the key opens gives it back
 *  there, and not to the page's beginning. Of one inside a closed list that is what opens the list. */
function focusControlOf(key: string): void {
  if (document.activeElement !== document.body) return
  const controls = [...document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')]
  const control = controls.find((one) => one.getAttribute('aria-keyshortcuts') === key.toUpperCase())
  const list = control?.closest('details:not([open])')
  const shown = list ? list.querySelector('summary') : control
  shown?.focus()
}

/** Whether what has the focus takes what is typed. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}
