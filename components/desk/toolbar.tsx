'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { bodyTools as tools } from './body-tools.ts'
import { LinkDialog } from './link-dialog.tsx'

const idle = {
  on: [] as string[],

  link: false,
  href: '',
  undo: false,
  redo: false,
  selected: false,
}

type Props = {
  editor: Editor | null
  saved: string
  /** Further buttons. */
  children?: ReactNode
}

/** The toolbar: one tab stop, arrows inside (ARIA APG, toolbar pattern). */
export function Toolbar({ editor, saved, children }: Props) {
  const [linking, setLinking] = useState(false)
  const bar = useRef<HTMLDivElement>(null)
  const state =
    useEditorState({
      editor,
      selector: ({ editor }) =>
        editor
          ? {
              on: tools.filter(({ isOn }) => isOn?.(editor)).map(({ name }) => name),
              link: editor.isActive('link'),
              href: String(editor.getAttributes('link').href ?? ''),
              undo: editor.can().undo(),
              redo: editor.can().redo(),
              selected: !editor.state.selection.empty,
            }
          : idle,
    }) ?? idle

  function move(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const buttons = [...(bar.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])]
    const from = buttons.findIndex((button) => button.matches(':focus'))
    buttons.at((from + step) % buttons.length)?.focus()
    event.preventDefault()
  }

  return (
    <>
      <div
        className="tools"
        role="toolbar"
        aria-label="正文格式"
        aria-controls="field-body"
        ref={bar}
        onKeyDown={move}
      >
        {tools.map((tool, index) => (
          <button
            key={tool.name}
            type="button"
            className={tool.name === 'bold' ? 'strong' : undefined}
            tabIndex={index === 0 ? 0 : -1}
            title={`${tool.label} ${tool.keys}`}
            aria-keyshortcuts={tool.keys.replace('Ctrl', 'Control')}
            aria-pressed={tool.isOn ? state.on.includes(tool.name) : undefined}
            disabled={!editor}
            onClick={() => editor && tool.run(editor)}
          >
            {tool.label}
          </button>
        ))}
        <button
          type="button"
          tabIndex={-1}
          title="链接 Ctrl+K"
          aria-keyshortcuts="Control+K"
          aria-pressed={state.link}
          aria-haspopup="dialog"
          disabled={!editor}
          onClick={() => setLinking(true)}
        >
          链接
        </button>
        <button
          type="button"
          tabIndex={-1}
          title="撤销 Ctrl+Z"
          disabled={!state.undo}
          onClick={() => editor?.chain().focus().undo().run()}
        >
          撤销
        </button>
        <button
          type="button"
          tabIndex={-1}
          title="重做 Ctrl+Shift+Z"
          disabled={!state.redo}
          onClick={() => editor?.chain().focus().redo().run()}
        >
          重做
        </button>
        {children}
        <span className="saved">{saved}</span>
      </div>
      {editor ? (
        <LinkDialog
          editor={editor}
          href={state.href}
          selected={state.selected || state.link}
          open={linking}
          onOpen={() => setLinking(true)}
          onClose={() => setLinking(false)}
        />
      ) : null}
    </>
  )
}
