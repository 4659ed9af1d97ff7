'use client'

import type { Extensions } from '@tiptap/core'
import { EditorContent, type JSONContent, useEditor } from '@tiptap/react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Body } from '#lib/articles/body/body.ts'
import { unknownContent } from '#lib/articles/body/unknown-content.ts'
import { bodyExtensions } from './body-extensions.ts'
import { bodyOf } from './body-json.ts'
import { copiedText } from './copied-text.ts'
import { PasteNotice } from './paste-notice.tsx'
import type { PictureIntake } from './pending-pictures.ts'
import { Toolbar } from './toolbar.tsx'
import { TypesetTool } from './typeset-tool.tsx'
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
  children,
}: Props) {
  const change = useRef(onChange)
  change.current = onChange
  const pasting = usePasting(intake)
  // What a newer version of the desk wrote: the sheet would leave it out, and the article would lose it.
  const [unknown, setUnknown] = useState(() => unknownContent(body))
  const editor = useEditor({
    editable: unknown.length === 0,
    extensions: [...bodyExtensions, ...pasting.extensions, ...extensions],
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
      // The form's own keys; the sheet would make a line break of the first.
      handleKeyDown: (_view, event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter',
    },
    onUpdate: ({ editor }) => change.current(bodyOf(editor.getJSON())),
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another generation replaces what is being typed.
  useEffect(() => {
    if (!editor || generation === 0) return
    const names = unknownContent(body)
    setUnknown(names)
    editor.setEditable(names.length === 0, false)
    editor.commands.setContent(names.length === 0 ? given(body) : null, { emitUpdate: false })
  }, [editor, generation])

  useEffect(() => {
    const element = editor?.view.dom
    if (invalid) element?.setAttribute('aria-invalid', 'true')
    else element?.removeAttribute('aria-invalid')
    if (invalid) element?.setAttribute('aria-describedby', 'error-body')
    else element?.removeAttribute('aria-describedby')
  }, [editor, invalid])

  return (
    <>
      <div className="tools-bar">
        <Toolbar editor={unknown.length === 0 ? editor : null} saved={saved}>
          <TypesetTool editor={unknown.length === 0 ? editor : null} />
        </Toolbar>
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
    </>
  )
}

/** The same document in Tiptap's own type, which leaves no room for a field that may be absent. */
function given(body: Body): JSONContent {
  return body as JSONContent
}
