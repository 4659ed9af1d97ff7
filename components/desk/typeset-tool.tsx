'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { TypesetDialog } from './typeset-dialog.tsx'

/** The toolbar's button that sets the sheet by the rules of Chinese. */
export function TypesetTool({ editor }: { editor: Editor | null }) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!editor) return
    const listen = (event: KeyboardEvent) => {
      const isKey = event.code === 'KeyP' && event.altKey && (event.ctrlKey || event.metaKey)
      if (!isKey || event.isComposing || document.querySelector('dialog[open]')) return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [editor])
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        title="一键排版 Ctrl+Alt+P"
        aria-keyshortcuts="Control+Alt+P"
        aria-haspopup="dialog"
        disabled={!editor}
        onClick={() => setOpen(true)}
      >
        一键排版
      </button>
      {editor ? <TypesetDialog editor={editor} open={open} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
