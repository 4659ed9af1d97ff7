'use client'

import { Menu } from '@base-ui/react/menu'
import type { Editor } from '@tiptap/core'
import type { BodyDialog, Tool } from './body-tools.ts'

type Props = {
  editor: Editor | null
  label: string
  tools: readonly Tool[]
  /** The names of those that are on where the caret is. */
  on: readonly string[]
  open: (dialog: BodyDialog) => void
  /** What the menu becomes a part of. */
  landmark: HTMLElement | null
  /** The word on the button, where it says what is on. */
  shown?: string
  /** Where the toolbar's one tab stop is. */
  isFirst?: boolean
}

/** A button of the toolbar that opens a menu of tools. */
export function ToolMenu({
  editor,
  label,
  tools,
  on,
  open,
  landmark,
  shown = label,
  isFirst = false,
}: Props) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className="tool-menu"
        tabIndex={isFirst ? 0 : -1}
        disabled={!editor}
        aria-label={shown === label ? label : `${label}：${shown}`}
      >
        {shown}
        <span aria-hidden="true" className="caret" />
      </Menu.Trigger>
      <Menu.Portal container={landmark}>
        <Menu.Positioner className="menu-place" sideOffset={4} align="start">
          {/* Each tool leads back into the text by itself. */}
          <Menu.Popup className="menu" finalFocus={(how) => how === 'keyboard' && !editor?.isFocused}>
            {tools.map((tool) => (
              <Item key={tool.name} tool={tool} editor={editor} isOn={on.includes(tool.name)} open={open} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

type ItemProps = { tool: Tool; editor: Editor | null; isOn: boolean; open: (dialog: BodyDialog) => void }

function Item({ tool, editor, isOn, open }: ItemProps) {
  const inside = (
    <>
      {tool.label}
      {tool.keys ? <kbd>{tool.keys}</kbd> : null}
    </>
  )
  const run = () => editor && tool.run(editor, open)
  if (!tool.isOn)
    return (
      <Menu.Item className="menu-item" onClick={run}>
        {inside}
      </Menu.Item>
    )
  return (
    <Menu.CheckboxItem className="menu-item" checked={isOn} closeOnClick onClick={run}>
      <Menu.CheckboxItemIndicator className="menu-check" keepMounted />
      {inside}
    </Menu.CheckboxItem>
  )
}
