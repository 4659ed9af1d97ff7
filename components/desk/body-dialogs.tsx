'use client'

import type { Editor } from '@tiptap/core'
import { lazy, Suspense } from 'react'
import type { BodyDialog } from './body-tools.ts'
import { LinkDialog } from './link-dialog.tsx'
import { TypesetDialog } from './typeset-dialog.tsx'

// What is seldom opened is loaded when it is.
const ShortcutHelp = lazy(async () => ({ default: (await import('./shortcut-help.tsx')).ShortcutHelp }))
const MediaDialog = lazy(async () => ({ default: (await import('./media-dialog.tsx')).MediaDialog }))

type Props = { editor: Editor; shown: BodyDialog | null; onClose: () => void }

/** The dialogs of the text editor, one at a time. The focus goes back into the text. */
export function BodyDialogs({ editor, shown, onClose }: Props) {
  const close = () => {
    onClose()
    editor.commands.focus()
  }
  const isMedia = shown !== null && shown !== 'link' && shown !== 'help' && shown !== 'typeset'
  return (
    <>
      <LinkDialog editor={editor} open={shown === 'link'} onClose={onClose} />
      <TypesetDialog editor={editor} open={shown === 'typeset'} onClose={onClose} />
      <Suspense>
        {shown === 'help' ? <ShortcutHelp open onClose={close} /> : null}
        {isMedia ? <MediaDialog editor={editor} wanted={shown} onClose={close} /> : null}
      </Suspense>
    </>
  )
}
