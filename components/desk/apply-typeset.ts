import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import type { Node as ProseNode } from '@tiptap/pm/model'
import { type TypesetChange, typesetChanges } from '#lib/articles/typeset/typeset-changes.ts'

/** What setting the sheet by the rules of Chinese would change. */
export function typesetOf(editor: Editor): TypesetChange[] {
  const changes = typesetChanges(editor.state.doc.toJSON())
  const isAll =
    changes.length === editor.state.doc.childCount && changes.every(({ after }) => after.length === 0)
  // A sheet keeps a line to write in.
  return isAll ? [] : changes
}

/** Changes the sheet's blocks in one step to undo. A block that does not read any more as it did when its change was shown
 *  is left alone, since another text may have come into the sheet meanwhile.
 *  @returns how many were left alone */
export function applyTypeset(editor: Editor, changes: readonly TypesetChange[]): number {
  const { doc, schema } = editor.state
  const tr = closeHistory(editor.state.tr)
  const blocks = blocksOf(doc)
  const left = changes.filter(({ before, after }) => {
    const at = blocks.findIndex(({ words }) => words === JSON.stringify(before))
    const [block] = at < 0 ? [] : blocks.splice(at, 1)
    // A sheet keeps a line to write in.
    if (!block || (after.length === 0 && tr.doc.childCount === 1)) return true
    tr.replaceWith(
      tr.mapping.map(block.from),
      tr.mapping.map(block.from + block.size),
      after.map((node) => schema.nodeFromJSON(node)),
    )
    return false
  })
  editor.view.dispatch(tr)
  editor.view.dispatch(closeHistory(editor.state.tr))
  return left.length
}

function blocksOf(doc: ProseNode): { words: string; from: number; size: number }[] {
  const blocks: { words: string; from: number; size: number }[] = []
  doc.forEach((node, from) => {
    blocks.push({ words: JSON.stringify(node.toJSON()), from, size: node.nodeSize })
  })
  return blocks
}
