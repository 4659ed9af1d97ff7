import type { Editor } from '@tiptap/core'
import { Fragment, type Node as ProseNode } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import { MOST_IN_GALLERY } from '#lib/articles/body/nodes/gallery.ts'

/** The place of the gallery that the picture at this place stands in; null where it stands alone. */
export function galleryOf(editor: Editor, at: number): number | null {
  const place = placeIn(editor, at)
  return place?.parent.type.name === 'gallery' ? place.before() : null
}

/** Moves a picture within its gallery. The one that was moved stays marked. */
export function movePicture(editor: Editor, at: number, step: -1 | 1): boolean {
  const place = placeIn(editor, at)
  const node = place?.nodeAfter
  if (!place || !node || place.parent.type.name !== 'gallery') return false
  const index = place.index() + step
  if (index < 0 || index >= place.parent.childCount) return false
  const pictures = [...place.parent.children]
  pictures.splice(index, 0, ...pictures.splice(place.index(), 1))
  const start = place.start()
  const { tr } = editor.state
  tr.replaceWith(start, place.end(), pictures)
  const moved = start + pictures.slice(0, index).reduce((sum, one) => sum + one.nodeSize, 0)
  editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, moved)).scrollIntoView())
  return true
}

/** Puts a picture before or after another one: into its gallery, or beside it in its own. */
export function dropOnPicture(editor: Editor, from: number, onto: number, isAfter: boolean): boolean {
  const [moved, target] = [editor.state.doc.nodeAt(from), placeIn(editor, onto)]
  if (moved?.type.name !== 'picture' || target?.parent.type.name !== 'gallery') return false
  const isOwn = galleryOf(editor, from) === target.before()
  if (!isOwn && target.parent.childCount >= MOST_IN_GALLERY) return false
  const { tr } = editor.state
  const at = onto + (isAfter ? (target.nodeAfter?.nodeSize ?? 0) : 0)
  tr.insert(at, moved)
  const old = tr.mapping.map(from)
  tr.delete(old, old + moved.nodeSize)
  editor.view.dispatch(tr)
  return true
}

/** The pictures that stand beside the one at this place, with it, in their order. */
export function neighbours(editor: Editor, at: number): ProseNode[] {
  return runOf(editor, at).pictures
}

/** Makes one gallery of a picture and those beside it, at most nine. */
export function joinPictures(editor: Editor, at: number): boolean {
  const { start, pictures } = runOf(editor, at)
  const joined = pictures.slice(0, MOST_IN_GALLERY)
  const gallery = editor.schema.nodes.gallery?.create(null, joined)
  if (!gallery || joined.length < 2) return false
  const end = start + joined.reduce((sum, one) => sum + one.nodeSize, 0)
  editor.view.dispatch(editor.state.tr.replaceWith(start, end, gallery).scrollIntoView())
  return true
}

/** Takes a picture out of its gallery, to stand behind it. */
export function leaveGallery(editor: Editor, at: number): boolean {
  const place = placeIn(editor, at)
  const node = place?.nodeAfter
  if (!place || !node || place.parent.type.name !== 'gallery') return false
  const { tr } = editor.state
  tr.insert(place.after(), node).delete(at, at + node.nodeSize)
  editor.view.dispatch(tr.scrollIntoView())
  return true
}

export function splitGallery(editor: Editor, at: number): boolean {
  const gallery = editor.state.doc.nodeAt(at)
  if (gallery?.type.name !== 'gallery') return false
  const pictures = Fragment.from([...gallery.children])
  editor.view.dispatch(editor.state.tr.replaceWith(at, at + gallery.nodeSize, pictures).scrollIntoView())
  return true
}

function placeIn({ state: { doc } }: Editor, at: number) {
  return at >= 0 && at <= doc.content.size ? doc.resolve(at) : null
}

/** The pictures without anything between them around a place, and where they begin. */
function runOf(editor: Editor, at: number): { start: number; pictures: ProseNode[] } {
  const place = placeIn(editor, at)
  if (!place || place.depth > 0) return { start: at, pictures: [] }
  const isPicture = (index: number) => place.parent.maybeChild(index)?.type.name === 'picture'
  let first = place.index()
  while (first > 0 && isPicture(first - 1)) first -= 1
  const pictures: ProseNode[] = []
  for (let index = first; isPicture(index); index += 1) pictures.push(place.parent.child(index))
  return { start: place.posAtIndex(first), pictures }
}
