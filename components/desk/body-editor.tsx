'use client'

import type { Extensions } from '@tiptap/core'
import { type Editor, EditorContent, type JSONContent, useEditor } from '@tiptap/react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { Body } from '#lib/articles/body/body.ts'
import { unknownContent } from '#lib/articles/body/unknown-content.ts'
import { BodyDialogs } from './body-dialogs.tsx'
import { bodyExtensions } from './body-extensions.ts'
import { bodyOfSheet } from './body-json.ts'
import { copiedText } from './copied-text.ts'
import { withOpenPlaces } from './open-places.ts'
import { OutlinePanel } from './outline-panel.tsx'
import { PasteNotice } from './paste-notice.tsx'
import type { PictureIntake } from './pending-pictures.ts'
import { slashMenu } from './slash-menu.ts'
import { TextLength } from './text-length.tsx'
import { Toolbar } from './toolbar.tsx'
import { TypesetTool } from './typeset-tool.tsx'
import { useBodyDialogs } from './use-body-dialogs.ts'
import { useFullScreen } from './use-full-screen.ts'
import { useKeys } from './use-keys.ts'
import { usePasting } from './use-pasting.ts'

type Props = {
  body: Body
  /** Raised when the body is replaced from outside: another version loaded, a local draft restored. */
  generation: number
  invalid: string | undefined
  saved: string
  onChange: (body: Body) => void
  /** How pasted pictures come into the library. */
  intake: PictureIntake
  /** Further parts of the text editor; those of its first rendering count. */
  extensions?: Extensions
  /** Gets the editor, for what other parts of the form do to the text. */
  sheet?: RefObject<Editor | null>
  /** What stands between the toolbar and the body: title and summary. */
  children?: ReactNode
}

/** The structured text editor: a toolbar and the sheet below it. */
export function BodyEditor({
  body,
  generation,
  invalid,
  saved,
  onChange,
  intake,
  extensions = [],
  sheet,
  children,
}: Props) {
  const change = useRef(onChange)
  change.current = onChange
  const pasting = usePasting(intake)
  const dialogs = useBodyDialogs()
  const full = useFullScreen()
  const [isOutlined, setOutlined] = useState(false)
  // What a newer version of the desk wrote: the sheet would leave it out, and the article would lose it.
  const [unknown, setUnknown] = useState(() => unknownContent(body))
  const editor = useEditor({
    editable: unknown.length === 0,
    extensions: [
      ...bodyExtensions,
      slashMenu.configure({ open: dialogs.open }),
      ...pasting.extensions,
      ...extensions,
    ],
    content: unknown.length === 0 ? given(body) : null,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    injectCSS: false,
    editorProps: {
      attributes: {
        class: 'prose',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': '正文',
        id: 'field-body',
      },
      clipboardTextSerializer: copiedText,
      handleKeyDown: (_view, event) => {
        if (!event.ctrlKey && !event.metaKey) return false
        // The form's own key; the sheet would make a line break of it.
        if (event.key === 'Enter') return true
        if (event.key !== 'k') return false
        dialogs.open('link')
        event.preventDefault()
        return true
      },
    },
    onUpdate: ({ editor }) => change.current(bodyOfSheet(editor.state.doc)),
  })

  // Wherever on the page the focus is.
  useKeys({ 'mod+/': () => dialogs.open('help') })

  useEffect(() => {
    if (sheet) sheet.current = editor
  }, [editor, sheet])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another generation replaces what is being typed.
  useEffect(() => {
    if (!editor || generation === 0) return
    const names = unknownContent(body)
    setUnknown(names)
    editor.setEditable(names.length === 0, false)
    const next = names.length === 0 ? withOpenPlaces(body, editor.state.doc) : null
    editor.commands.setContent(next, { emitUpdate: false })
  }, [editor, generation])

  useEffect(() => {
    const element = editor?.view.dom
    if (invalid) element?.setAttribute('aria-invalid', 'true')
    else element?.removeAttribute('aria-invalid')
    if (invalid) element?.setAttribute('aria-describedby', 'error-body')
    else element?.removeAttribute('aria-describedby')
  }, [editor, invalid])

  const usable = unknown.length === 0 ? editor : null
  return (
    <>
      <div className="tools-bar" ref={full.ref}>
        <Toolbar
          editor={usable}
          saved={<TextLength editor={usable} saved={saved} />}
          open={dialogs.open}
          isOutlined={isOutlined}
          onOutline={() => setOutlined((before) => !before)}
          isFull={full.isFull}
          onFull={full.toggle}
        >
          <TypesetTool disabled={usable === null} open={dialogs.open} />
        </Toolbar>
        {usable && isOutlined ? <OutlinePanel editor={usable} /> : null}
      </div>
      {invalid ? (
        <p className="field-error" id="error-body">
          正文：{invalid}
        </p>
      ) : null}
      {unknown.length > 0 ? (
        <p className="field-error" role="alert">
          正文里有本页还不认识的内容（{unknown.join('、')}），请刷新本页后再编辑。
        </p>
      ) : null}
      {children}
      <noscript>
        <p className="notice warn">编辑器需要 JavaScript，请在浏览器里打开后重新载入本页。</p>
      </noscript>
      <div className="body-frame">
        <EditorContent editor={editor} className="body" data-empty={editor ? undefined : '正在载入编辑器…'} />
        <PasteNotice answer={pasting.answer} onGone={pasting.clear} />
      </div>
      {usable ? <BodyDialogs editor={usable} shown={dialogs.shown} onClose={dialogs.close} /> : null}
    </>
  )
}

/** The same document in Tiptap's own type, which leaves no room for a field that may be absent. */
function given(body: Body): JSONContent {
  return body as JSONContent
}
