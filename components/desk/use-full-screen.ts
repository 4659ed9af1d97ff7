'use client'

import { useEffect, useRef, useState } from 'react'
import { isDialogOpen } from './open-dialog.ts'

/** The sheet as large as the window, until Esc. `ref` goes to an element of it. */
export function useFullScreen() {
  const ref = useRef<HTMLDivElement>(null)
  const [isFull, setFull] = useState(false)
  useEffect(() => {
    const sheet = ref.current?.closest<HTMLElement>('.sheet')
    if (!sheet || !isFull) return
    sheet.classList.add('full')
    const leave = (event: KeyboardEvent) => {
      // Esc in a menu or a dialog closes that alone.
      const isOpen = isDialogOpen() || document.querySelector('[role=menu], [role=listbox]')
      if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented && !isOpen) setFull(false)
    }
    addEventListener('keydown', leave)
    return () => {
      sheet.classList.remove('full')
      removeEventListener('keydown', leave)
    }
  }, [isFull])
  return { ref, isFull, toggle: () => setFull((before) => !before) }
}
