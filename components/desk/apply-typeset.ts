import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { type TypesetChange, typesetChanges } from '#lib/articles/typeset/typeset-changes.ts'

/** What setting the sheet by the rules of Chinese would change. */
export function typesetOf(editor: Editor): TypesetChange[] {
  const changes = typesetChanges(editor.state.doc.toJSON())
  const isAll =
    changes.length === editor.state.doc.childCount && changes.every(({ after }) => after.length === 0)
  // A sheet keeps a line to write in.
  return isAll ? [] : changes
}

/** Changes the sheet's blocks in one step to undo. */
export function applyTypeset(editor: Editor, changes: readonly TypesetChange[]): void {
  const { doc, schema } = editor.state
  const tr = closeHistory(editor.state.tr)
  const places: number[] = []
  doc.forEach((_node, at) => {
    places.push(at)
  })
  // From the last one on: the places before it stay.
  for (const { at, after } of changes.toReversed()) {
    const from = places[at]
    const block = doc.maybeChild(at)
    if (from === undefined || !block) continue
    tr.replaceWith(
      from,
      from + block.nodeSize,
      after.map((node) => schema.nodeFromJSON(node)),
    )
  }
  editor.view.dispatch(tr)
  editor.view.dispatch(closeHistory(editor.state.tr))
}
