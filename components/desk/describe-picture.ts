import type { Editor } from '@tiptap/core'

/** Says of a picture of the sheet, counted from 1, what it shows or that it only decorates. */
export function describePicture(
  editor: Editor | null,
  number: number,
  changes: { alt?: string; decorative?: boolean },
): boolean {
  if (!editor) return false
  let count = 0
  const { tr } = editor.state
  editor.state.doc.descendants((node, at) => {
    if (node.type.name !== 'picture') return
    count += 1
    if (count === number) tr.setNodeMarkup(at, undefined, { ...node.attrs, ...changes })
  })
  if (!tr.docChanged) return false
  editor.view.dispatch(tr)
  return true
}
