import type { Editor } from '@tiptap/core'
import { insertRule } from './insert-rule.ts'

/** What a tool may ask the desk to open. */
export type BodyDialog =
  | 'picture'
  | 'gallery'
  | 'video'
  | 'audio'
  | 'attachment'
  | 'link'
  | 'help'
  | 'typeset'

export type Tool = {
  name: string
  label: string
  /** Empty where it has none. */
  keys: string
  /** What finds it in the slash menu beside its label: pinyin, its initials, other words. */
  words: string
  /** Absent for what is put in and cannot be switched off again. */
  isOn?: (editor: Editor) => boolean
  run: (editor: Editor, open: (dialog: BodyDialog) => void) => unknown
}

/** What a paragraph is. */
export const styleTools: Tool[] = [
  {
    name: 'paragraph',
    label: '正文',
    keys: 'Ctrl+Alt+0',
    words: 'zw zhengwen text',
    isOn: (editor) =>
      editor.isActive('paragraph') && !editor.isActive('listItem') && !editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().clearNodes().run(),
  },
  heading(2, '小标题', 'xbt xiaobiaoti h2'),
  heading(3, '次级标题', 'cjbt cijibiaoti h3'),
  {
    name: 'blockquote',
    label: '引用',
    keys: 'Ctrl+Shift+B',
    words: 'yy yinyong quote',
    isOn: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
]

/** What words are marked with: the first ones stand in the toolbar, the others in its menu. */
export const markTools: Tool[] = [mark('bold', '加粗', 'Ctrl+B'), mark('italic', '斜体', 'Ctrl+I')]

export const moreMarkTools: Tool[] = [
  mark('strike', '删除线', 'Ctrl+Shift+S'),
  mark('superscript', '上标', 'Ctrl+Alt+.'),
  mark('subscript', '下标', 'Ctrl+Alt+,'),
  {
    name: 'plain',
    label: '清除格式',
    keys: 'Ctrl+\\',
    words: '',
    run: (editor) => editor.chain().focus().unsetAllMarks().run(),
  },
]

export const listTools: Tool[] = [
  {
    name: 'bulletList',
    label: '列表',
    keys: 'Ctrl+Shift+8',
    words: 'lb liebiao list',
    isOn: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'orderedList',
    label: '编号',
    keys: 'Ctrl+Shift+7',
    words: 'bh bianhao bhlb number',
    isOn: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'columns',
    label: '分栏名单',
    keys: '',
    words: 'flmd fenlanmingdan md mingdan columns',
    isOn: (editor) => editor.isActive('bulletList', { layout: 'columns' }),
    run: toggleColumns,
  },
]

export const alignTools: Tool[] = [
  alignment('left', '左对齐', 'Ctrl+Alt+L', ''),
  alignment('center', '居中', 'Ctrl+Alt+E', 'jz juzhong center'),
  alignment('right', '居右（落款）', 'Ctrl+Alt+R', 'jy juyou lk luokuan right'),
]

/** What is put into the text. */
export const insertTools: Tool[] = [
  dialog('picture', '图片', 'tp tupian image picture'),
  dialog('gallery', '图集（2 至 9 张）', 'tj tuji jgg jiugongge gallery'),
  dialog('video', '视频', 'sp shipin video'),
  dialog('audio', '音频', 'yp yinpin audio'),
  dialog('attachment', '附件', 'fj fujian file pdf'),
  {
    name: 'table',
    label: '表格',
    keys: '',
    words: 'bg biaoge table',
    run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  {
    name: 'horizontalRule',
    label: '分隔线',
    keys: 'Ctrl+Alt+-',
    words: 'fgx fengexian hr',
    run: insertRule,
  },
]

/** What can be done to a table, from within it. */
export const tableTools: Tool[] = [
  table('上方加一行', (editor) => editor.chain().focus().addRowBefore()),
  table('下方加一行', (editor) => editor.chain().focus().addRowAfter()),
  table('左侧加一列', (editor) => editor.chain().focus().addColumnBefore()),
  table('右侧加一列', (editor) => editor.chain().focus().addColumnAfter()),
  table('表头行', (editor) => editor.chain().focus().toggleHeaderRow()),
  table('表头列', (editor) => editor.chain().focus().toggleHeaderColumn()),
  table('合并或拆分单元格', (editor) => editor.chain().focus().mergeOrSplit()),
  table('删除行', (editor) => editor.chain().focus().deleteRow()),
  table('删除列', (editor) => editor.chain().focus().deleteColumn()),
  table('删除表格', (editor) => editor.chain().focus().deleteTable()),
]

/** All that is shown by whether it is on. */
export const bodyTools: Tool[] = [...styleTools, ...markTools, ...moreMarkTools, ...listTools, ...alignTools]

function heading(level: 2 | 3, label: string, words: string): Tool {
  return {
    ...{ name: `heading${level}`, label, keys: `Ctrl+Alt+${level}`, words },
    isOn: (editor) => editor.isActive('heading', { level }),
    run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  }
}

function mark(name: string, label: string, keys: string): Tool {
  return {
    ...{ name, label, keys, words: '' },
    isOn: (editor) => editor.isActive(name),
    run: (editor) => editor.chain().focus().toggleMark(name).run(),
  }
}

function alignment(align: string, label: string, keys: string, words: string): Tool {
  return {
    ...{ name: align, label, keys, words },
    isOn: (editor) => editor.isActive('paragraph', { align }),
    run: (editor) => editor.chain().focus().updateAttributes('paragraph', { align }).run(),
  }
}

function dialog(name: BodyDialog, label: string, words: string): Tool {
  return { name, label, keys: '', words, run: (_editor, open) => open(name) }
}

function table(label: string, chain: (editor: Editor) => { run: () => boolean }): Tool {
  return { name: label, label, keys: '', words: '', run: (editor) => chain(editor).run() }
}

function toggleColumns(editor: Editor): boolean {
  const layout = editor.isActive('bulletList', { layout: 'columns' }) ? 'list' : 'columns'
  const chain = editor.chain().focus()
  const listed = editor.isActive('bulletList') ? chain : chain.toggleBulletList()
  return listed.updateAttributes('bulletList', { layout }).run()
}
