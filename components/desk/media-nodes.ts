import { type Attributes, Node } from '@tiptap/core'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { nodeSpec, type nodes } from '#lib/articles/body/nodes.ts'
import { AttachmentView, GalleryView, PictureView, RecordingView } from './media-node-views.tsx'

// The nodes that show files of the library, and the gallery that holds pictures.

type Name = keyof typeof nodes
type View = Parameters<typeof ReactNodeViewRenderer>[0]

export const mediaNodes = [
  mediaNode('picture', PictureView),
  mediaNode('video', RecordingView),
  mediaNode('audio', RecordingView),
  mediaNode('attachment', AttachmentView),
  Node.create({
    name: 'gallery',
    isolating: true,
    parseHTML: () => [{ tag: 'div[data-gallery]' }],
    renderHTML: () => ['div', { 'data-gallery': '' }, 0],
    addNodeView: () => ReactNodeViewRenderer(GalleryView),
  }),
]

/** A node that shows a file. Where the sheet is copied as HTML an attribute of the element carries each of its own. */
function mediaNode(name: Name, view: View) {
  return Node.create({
    name,
    atom: true,
    draggable: true,
    addAttributes: () => attributesOf(name),
    parseHTML: () => [{ tag: `div[data-node="${name}"]` }],
    renderHTML: ({ HTMLAttributes }) => ['div', { 'data-node': name, ...HTMLAttributes }],
    addNodeView: () => ReactNodeViewRenderer(view),
  })
}

function attributesOf(name: Name): Attributes {
  const entries = Object.keys(nodeSpec(name)?.attrs ?? {}).map((attribute) => [
    attribute,
    {
      default: null,
      parseHTML: (element: HTMLElement) => carried(element.getAttribute(`data-${attribute}`)),
      renderHTML: (attributes: Record<string, unknown>) => ({
        [`data-${attribute}`]: JSON.stringify(attributes[attribute] ?? null),
      }),
    },
  ])
  return Object.fromEntries(entries)
}

/** A value as an element carries it; nothing where it carries none that can be read. */
function carried(value: string | null): unknown {
  try {
    return value === null ? null : JSON.parse(value)
  } catch {
    return null
  }
}
