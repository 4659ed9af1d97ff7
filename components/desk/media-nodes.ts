import { type Attributes, Node } from '@tiptap/core'
import { nodeSpec, type nodes } from '#lib/articles/body/nodes.ts'

// The nodes that show files of the library, and the gallery that holds pictures.

type Name = keyof typeof nodes

export const mediaNodes = (['picture', 'video', 'audio', 'attachment'] as const).map(mediaNode)

export const galleryNode = Node.create({
  name: 'gallery',
  isolating: true,
  parseHTML: () => [{ tag: 'div[data-gallery]' }],
  renderHTML: () => ['div', { 'data-gallery': '' }, 0],
})

/** A node that shows a file. Within the sheet it is carried by one attribute, which holds all of its own. */
function mediaNode(name: Name) {
  return Node.create({
    name,
    atom: true,
    draggable: true,
    addAttributes: () => attributesOf(name),
    parseHTML: () => [{ tag: `div[data-node="${name}"]` }],
    renderHTML: ({ HTMLAttributes }) => ['div', { 'data-node': name, ...HTMLAttributes }],
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
