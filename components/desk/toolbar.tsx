'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import {
  alignTools,
  type BodyDialog,
  bodyTools,
  insertTools,
  listTools,
  markTools,
  moreMarkTools,
  styleTools,
  type Tool,
  tableTools,
} from './body-tools.ts'
import { ToolButton } from './tool-button.tsx'
import { ToolMenu } from './tool-menu.tsx'

const idle = { on: [] as string[], link: false, undo: false, redo: false, table: false }

type Props = {
  editor: Editor | null
  /** What is said of the text at the right: whether it is stored, and how long it is. */
  saved: ReactNode
  open: (dialog: BodyDialog) => void
  isOutlined: boolean
  onOutline: () => void
  isFull: boolean
  onFull: () => void
  /** Further buttons. */
  children?: ReactNode
}

/** The toolbar: one tab stop, arrows inside (ARIA APG, toolbar pattern). What words are and what is put in are two groups. */
export function Toolbar(props: Props) {
  const { editor, saved, open, isOutlined, onOutline, isFull, onFull, children } = props
  const bar = useRef<HTMLDivElement>(null)
  const state =
    useEditorState({ editor, selector: ({ editor }) => (editor ? stateOf(editor) : idle) }) ?? idle
  const [landmark, setLandmark] = useState<HTMLElement | null>(null)
  useEffect(() => setLandmark(bar.current?.closest('main') ?? document.body), [])
  const menu = { editor, on: state.on, open, landmark }

  function move(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    // React hands on what is pressed in an open menu, too, which stands elsewhere and has arrows of its own.
    if (step === undefined || !bar.current?.contains(event.target as Node)) return
    const buttons = [...bar.current.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
    const from = buttons.findIndex((button) => button.matches(':focus'))
    buttons.at((from + step) % buttons.length)?.focus()
    event.preventDefault()
  }

  return (
    <div
      className="tools"
      role="toolbar"
      aria-label="正文格式"
      aria-controls="field-body"
      ref={bar}
      onKeyDown={move}
    >
      <fieldset className="tool-group" aria-label="文字">
        <ToolMenu {...menu} label="段落" tools={styleTools} shown={styleOf(state.on)} isFirst />
        {markTools.map((tool) => (
          <ToolButton
            key={tool.name}
            label={tool.label}
            keys={tool.keys}
            className={tool.name}
            isOn={state.on.includes(tool.name)}
            disabled={!editor}
            onPress={() => editor && tool.run(editor, open)}
          />
        ))}
        <ToolButton
          label="链接"
          keys="Ctrl+K"
          isOn={state.link}
          opensDialog
          disabled={!editor}
          onPress={() => open('link')}
        />
        <ToolMenu {...menu} label="更多文字格式" shown="…" tools={moreMarkTools} />
      </fieldset>
      <fieldset className="tool-group" aria-label="段落与插入">
        <ToolMenu {...menu} label="列表" tools={listTools} />
        <ToolMenu {...menu} label="对齐" tools={alignTools} />
        <ToolMenu {...menu} label="插入" tools={insertTools} />
        {state.table ? <ToolMenu {...menu} label="表格" tools={tableTools} /> : null}
      </fieldset>
      <fieldset className="tool-group" aria-label="编辑">
        <ToolButton
          label="撤销"
          keys="Ctrl+Z"
          sign="↶"
          disabled={!state.undo}
          onPress={() => editor?.chain().focus().undo().run()}
        />
        <ToolButton
          label="重做"
          keys="Ctrl+Shift+Z"
          sign="↷"
          disabled={!state.redo}
          onPress={() => editor?.chain().focus().redo().run()}
        />
        {children}
      </fieldset>
      <span className="saved">{saved}</span>
      <fieldset className="tool-group" aria-label="页面">
        <ToolButton label="大纲" sign="☰" isOn={isOutlined} disabled={!editor} onPress={onOutline} />
        <ToolButton label="全屏" isOn={isFull} disabled={!editor} onPress={onFull} />
        <ToolButton
          label="快捷键"
          keys="Ctrl+/"
          sign="?"
          opensDialog
          disabled={!editor}
          onPress={() => open('help')}
        />
      </fieldset>
    </div>
  )
}

function stateOf(editor: Editor): typeof idle {
  const isOn = ({ isOn }: Tool) => isOn?.(editor)
  return {
    on: bodyTools.filter(isOn).map(({ name }) => name),
    link: editor.isActive('link'),
    undo: editor.can().undo(),
    redo: editor.can().redo(),
    table: editor.isActive('table'),
  }
}

/** What the paragraph at the caret is, in a word. */
function styleOf(on: readonly string[]): string {
  const styles = styleTools.filter(({ name }) => on.includes(name))
  return styles.at(-1)?.label ?? (on.includes('bulletList') || on.includes('orderedList') ? '列表项' : '正文')
}
