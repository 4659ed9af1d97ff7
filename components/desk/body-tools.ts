import type { Editor } from '@tiptap/core'
import { insertRule } from './insert-rule.ts'

type Tool = {
  name: string
  label: string
  keys: string
  /** Absent for what is put in and cannot be switched off again. */
  isOn?: (editor: Editor) => boolean
  run: (editor: Editor) => unknown
}

/** What the toolbar offers beside links, in its order. */
export const bodyTools: Tool[] = [
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
    name: 'italic',
    label: '斜体',
    keys: 'Ctrl+I',
    isOn: (editor) => editor.isActive('italic'),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: 'superscript',
    label: '上标',
    keys: 'Ctrl+Alt+.',
    isOn: (editor) => editor.isActive('superscript'),
    run: (editor) => editor.chain().focus().toggleMark('superscript').run(),
  },
  {
    name: 'subscript',
    label: '下标',
    keys: 'Ctrl+Alt+,',
    isOn: (editor) => editor.isActive('subscript'),
    run: (editor) => editor.chain().focus().toggleMark('subscript').run(),
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
  {
    name: 'horizontalRule',
    label: '分隔线',
    keys: 'Ctrl+Alt+-',
    run: insertRule,
  },
]
