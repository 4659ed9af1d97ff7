import type { Editor } from '@tiptap/core'
import { Fragment, type Node as ProseNode, type ResolvedPos } from '@tiptap/pm/model'
import { Selection } from '@tiptap/pm/state'
import type { MediaView } from '#lib/media/media-types.ts'

/** Puts blocks where the caret is: in the place of an empty line, else behind the smallest block behind which they may
 *  stand. The caret goes behind them; at the end of the text a line is added for it. */
export function insertBlocks(editor: Editor, nodes: readonly ProseNode[], from?: number): boolean {
  const { tr } = editor.state
  const place = from === undefined ? editor.state.selection.$to : tr.doc.resolve(from)
  const { start, end } = roomFor(place, nodes)
  tr.replaceWith(start, end, nodes)
  const behind = start + Fragment.from([...nodes]).size
  const paragraph = editor.schema.nodes.paragraph?.create()
  if (paragraph && behind >= tr.doc.content.size) tr.insert(behind, paragraph)
  if (from === undefined) tr.setSelection(Selection.near(tr.doc.resolve(behind)))
  editor.view.dispatch(tr.scrollIntoView())
  if (from === undefined) editor.view.focus()
  return true
}

function roomFor(place: ResolvedPos, nodes: readonly ProseNode[]): { start: number; end: number } {
  const content = Fragment.from([...nodes])
  for (let depth = place.depth - 1; depth >= 0; depth -= 1) {
    const [parent, index] = [place.node(depth), place.index(depth)]
    const isEmpty = depth === place.depth - 1 && place.parent.isTextblock && place.parent.childCount === 0
    const at = { start: place.before(depth + 1), end: place.after(depth + 1) }
    if (isEmpty && parent.canReplace(index, index + 1, content)) return at
    if (parent.canReplace(index + 1, index + 1, content)) return { start: at.end, end: at.end }
  }
  return { start: place.pos, end: place.pos }
}

/** The node that shows a file of each kind. */
export const nodeOfKind = {
  picture: 'picture',
  video: 'video',
  audio: 'audio',
  document: 'attachment',
} as const

/** The nodes of media as they are when they are first put in: with the words of the library. */
export function nodesOfMedia(editor: Editor, views: readonly MediaView[]): ProseNode[] {
  return views.flatMap(({ id, kind, name, caption, credit }) => {
    const attrs = kind === 'document' ? { media: id, name } : { media: id, caption, credit }
    const node = editor.schema.nodes[nodeOfKind[kind]]?.create(attrs)
    return node ? [node] : []
  })
}

/** Pictures as galleries, none of them with one picture or more than nine. */
export function galleriesOf(editor: Editor, pictures: readonly ProseNode[], most: number): ProseNode[] {
  const count = Math.ceil(pictures.length / most)
  const size = Math.ceil(pictures.length / Math.max(1, count))
  return Array.from({ length: count }, (_, at) => pictures.slice(at * size, (at + 1) * size)).flatMap(
    (some) => {
      const gallery = some.length > 1 ? editor.schema.nodes.gallery?.create(null, some) : undefined
      return gallery ? [gallery] : some
    },
  )
}
