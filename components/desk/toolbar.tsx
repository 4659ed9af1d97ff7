'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { LinkDialog } from './link-dialog.tsx'

type Tool = {
  name: string
  label: string
  keys: string
  isOn: (editor: Editor) => boolean
  run: (editor: Editor) => void
}

const tools: Tool[] = [
  {
    name: 'paragraph',
    label: '正文',
    keys: 'Ctrl+Alt+0',
    isOn: (editor) =>
      editor.isActive('paragraph') && !editor.isActive('listItem') && !editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().clearNodes().run(),
  },
  {
    name: 'heading2',
    label: '小标题',
    keys: 'Ctrl+Alt+2',
    isOn: (editor) => editor.isActive('heading', { level: 2 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: 'heading3',
    label: '次级标题',
    keys: 'Ctrl+Alt+3',
    isOn: (editor) => editor.isActive('heading', { level: 3 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: 'bold',
    label: '加粗',
    keys: 'Ctrl+B',
    isOn: (editor) => editor.isActive('bold'),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'bulletList',
    label: '列表',
    keys: 'Ctrl+Shift+8',
    isOn: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'orderedList',
    label: '编号',
    keys: 'Ctrl+Shift+7',
    isOn: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'blockquote',
    label: '引用',
    keys: 'Ctrl+Shift+B',
    isOn: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
]

const idle = { on: [] as string[], link: false, href: '', undo: false, redo: false, selected: false }

/** The toolbar: one tab stop, arrows inside (ARIA APG, toolbar pattern). */
export function Toolbar({ editor, saved }: { editor: Editor | null; saved: string }) {
  const [linking, setLinking] = useState(false)
  const bar = useRef<HTMLDivElement>(null)
  const state =
    useEditorState({
      editor,
      selector: ({ editor }) =>
        editor
          ? {
              on: tools.filter((tool) => tool.isOn(editor)).map(({ name }) => name),
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
            aria-pressed={state.on.includes(tool.name)}
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
        <span className="tools-gap" />
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
