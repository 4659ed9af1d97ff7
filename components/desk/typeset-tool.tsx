'use client'

import { useEffect } from 'react'
import type { BodyDialog } from './body-tools.ts'
import { isDialogOpen } from './open-dialog.ts'
import { ToolButton } from './tool-button.tsx'

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
    <ToolButton
      label="一键排版"
      keys="Ctrl+Alt+P"
      opensDialog
      disabled={disabled}
      onPress={() => open('typeset')}
    />
  )
}
