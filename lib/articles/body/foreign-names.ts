import { visibleName } from '../../text/visible.ts'

/** What other text editors write and a body has no entry for, as an editor of ours calls it. */
const names: Record<string, string> = {
  code: '代码',
  codeBlock: '代码',
  details: '折叠段落',
  embed: '嵌入的网页',
  figure: '图片',
  file: '附件',
  highlight: '底色',
  iframe: '嵌入的网页',
  image: '图片',
  inlineMath: '公式',
  blockMath: '公式',
  math: '公式',
  mention: '提及',
  taskList: '待办列表',
  textStyle: '文字样式',
  underline: '下划线',
  youtube: '视频',
}

const LONGEST = 20

/** What the screen calls a node or a mark that cannot be stored; its own name where there is no word for it. */
export function foreignName(type: string): string {
  if (Object.hasOwn(names, type)) return names[type] ?? type
  return [...visibleName(type)].slice(0, LONGEST).join('') || '未知的内容'
}
