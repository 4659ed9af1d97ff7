import { type Editor, Extension } from '@tiptap/core'
import { NodeSelection, Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { dropOnPicture, movePicture } from './gallery-order.ts'

/** Keys and drops for the nodes that show files: pictures change places in their gallery, and Tab leads from a marked node
 *  into the words beside it. */
export const galleryKeys = Extension.create({
  name: 'galleryKeys',
  addKeyboardShortcuts() {
    return {
      'Alt-ArrowLeft': () => move(this.editor, -1),
      'Alt-ArrowRight': () => move(this.editor, 1),
      Tab: () => intoWords(this.editor),
    }
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleDrop: (view, event, _slice, isMoved) => isMoved && dropped(this.editor, view, event),
        },
      }),
    ]
  },
})

function marked({ state: { selection } }: Editor): NodeSelection | null {
  return selection instanceof NodeSelection ? selection : null
}

function move(editor: Editor, step: -1 | 1): boolean {
  const picture = marked(editor)
  return picture?.node.type.name === 'picture' && movePicture(editor, picture.from, step)
}

function intoWords(editor: Editor): boolean {
  const node = marked(editor)
  const element = node && editor.view.nodeDOM(node.from)
  const field = element instanceof HTMLElement ? element.querySelector('textarea') : null
  field?.focus()
  return field !== null
}

function dropped(editor: Editor, view: EditorView, event: DragEvent): boolean {
  const from = marked(editor)?.from
  const target = event.target instanceof Element ? event.target.closest('figure.picture') : null
  if (from === undefined || !target) return false
  const onto = view.posAtDOM(target, 0)
  const { left, width } = target.getBoundingClientRect()
  return dropOnPicture(editor, from, onto, event.clientX > left + width / 2)
}
