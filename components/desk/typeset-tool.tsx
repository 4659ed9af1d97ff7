'use client'

import { useEffect } from 'react'
import type { BodyDialog } from './body-tools.ts'
import { isDialogOpen } from './open-dialog.ts'

type Props = { disabled: boolean; open: (dialog: BodyDialog) => void }

/** The toolbar's button that sets the sheet by the rules of Chinese. */
export function TypesetTool({ disabled, open }: Props) {
  useEffect(() => {
    if (disabled) return
    const listen = (event: KeyboardEvent) => {
      const isKey = event.code === 'KeyP' && event.altKey && (event.ctrlKey || event.metaKey)
      if (!isKey || event.isComposing || isDialogOpen()) return
      event.preventDefault()
      open('typeset')
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [disabled, open])
  return (
    <button
      type="button"
      tabIndex={-1}
      title="一键排版 Ctrl+Alt+P"
      aria-keyshortcuts="Control+Alt+P"
      aria-haspopup="dialog"
      disabled={disabled}
      onClick={() => open('typeset')}
    >
      一键排版
    </button>
  )
}
