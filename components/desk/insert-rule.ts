import { type Editor, Extension } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'

/** Puts a rule where the caret is, and the caret behind it. From within a list or a quotation, in which none can stand,
 *  it goes behind the whole of it. */
export function insertRule(editor: Editor): boolean {
  const { $to } = editor.state.selection
  if ($to.depth <= 1) return editor.chain().focus().setHorizontalRule().run()
  const at = $to.after(1)
  return editor
    .chain()
    .focus()
    .command(({ tr }) => {
      const { horizontalRule, paragraph } = editor.schema.nodes
      if (!horizontalRule || !paragraph) return false
      const isLast = at === tr.doc.content.size
      tr.insert(at, [horizontalRule.create(), ...(isLast ? [paragraph.create()] : [])])
      tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView()
      return true
    })
    .run()
}

export const ruleKey = Extension.create({
  name: 'ruleKey',
  addKeyboardShortcuts() {
    return { 'Mod-Alt--': () => insertRule(this.editor) }
  },
})
