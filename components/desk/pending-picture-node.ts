import { type Editor, Node } from '@tiptap/core'
import { nodeOfKind } from './insert-blocks.ts'
import { PENDING, type PendingPictures } from './pending-pictures.ts'

export function pendingPictureNode(pictures: PendingPictures) {
  return Node.create({
    name: PENDING,
    group: 'block quoted flow',
    atom: true,
    addAttributes: () => ({ key: { default: '' } }),
    parseHTML: () => [
      {
        tag: 'div[data-pending-picture]',
        getAttrs: (element) => ({ key: element.getAttribute('data-pending-picture') }),
      },
    ],
    renderHTML: ({ node }) => ['div', { 'data-pending-picture': String(node.attrs.key) }],
    addNodeView:
      () =>
      ({ node, editor }) =>
        placeView(pictures, editor, String(node.attrs.key)),
    onCreate() {
      pictures.listen((key) => settle(this.editor, pictures, key))
    },
  })
}

/** Puts the picture in its place once it has a number. No step of its own to undo: the paste was one. */
function settle(editor: Editor, pictures: PendingPictures, key: string): void {
  const pending = pictures.find(key)
  if (editor.isDestroyed || typeof pending?.state !== 'number') return
  const { state } = editor
  const type = state.schema.nodes[nodeOfKind[pending.kind]]
  const { tr } = state
  const { state: media, origin, alt, caption } = pending
  const words = { alt: alt || null, decorative: null, caption, credit: '' }
  const attrs =
    pending.kind === 'document' && origin instanceof File ? { media, name: origin.name } : { media, ...words }
  state.doc.descendants((node, at) => {
    if (node.type.name !== PENDING || node.attrs.key !== key || !type) return
    tr.replaceWith(tr.mapping.map(at), tr.mapping.map(at + node.nodeSize), type.create(attrs))
  })
  if (tr.docChanged) editor.view.dispatch(tr.setMeta('addToHistory', false))
}

/** What stands there meanwhile: that it is on its way, or that it failed, with what can be done. */
function placeView(pictures: PendingPictures, editor: Editor, key: string) {
  const dom = document.createElement('div')
  dom.className = 'pending-picture'
  dom.contentEditable = 'false'
  const says = document.createElement('p')
  says.setAttribute('role', 'status')
  const again = button('重试', () => void pictures.begin([key]))
  const gone = button('不要了', () => remove(editor, key))
  const bar = document.createElement('progress')
  const show = () => {
    const pending = pictures.find(key)
    const isFailed = pending?.state === 'failed' || !pending
    const file = pending?.origin instanceof File ? pending.origin : null
    const name = file ? `“${file.name}”` : '图片'
    says.textContent = isFailed
      ? `${name}没有收进媒体库。${pending?.failure ?? ''}`
      : `正在把${name}收进媒体库…`
    bar.hidden = isFailed || !file
    bar.value = pending?.part ?? 0
    bar.setAttribute('aria-label', `${name}已上传`)
    dom.classList.toggle('failed', isFailed)
    again.hidden = !isFailed || !pictures.find(key)
    gone.hidden = !isFailed
  }
  dom.append(says, bar, again, gone)
  show()
  const end = pictures.listen((changed) => changed === key && show())
  // One that came back by redoing has its number already.
  setTimeout(() => settle(editor, pictures, key))
  return { dom, destroy: end, stopEvent: ({ target }: Event) => target === again || target === gone }
}

function button(words: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'btn'
  made.textContent = words
  made.addEventListener('click', press)
  return made
}

function remove(editor: Editor, key: string): void {
  const { tr } = editor.state
  editor.state.doc.descendants((node, at) => {
    if (node.type.name === PENDING && node.attrs.key === key)
      tr.delete(tr.mapping.map(at), tr.mapping.map(at + node.nodeSize))
  })
  editor.view.dispatch(tr)
  editor.commands.focus()
}
