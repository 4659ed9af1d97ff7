import { each } from './each.ts'

const tools = [
  ['heading', '小标题'],
  ['bold', '加粗'],
  ['quote', '引用'],
  ['list', '列表'],
  ['numbers', '编号'],
  ['picture', '图片位置'],
] as const

/** The tools of the text editor, which its script shows and puts above the text. */
export function EditorTools() {
  return (
    <div className="editor-tools" role="toolbar" aria-label="排版" hidden>
      {each(tools, ([tool, name]) => (
        <button type="button" data-tool={tool}>
          {name}
        </button>
      ))}
    </div>
  )
}
