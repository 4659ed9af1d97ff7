import { type Extensions, flattenExtensions } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'
import { markSpec } from '#lib/articles/body/marks.ts'
import { nodeSpec } from '#lib/articles/body/nodes.ts'
import type { NodeSpec } from '#lib/articles/body/spec.ts'
import { isLinkAddress, tidyAddress } from '#lib/text/web-address.ts'

const kit = StarterKit.configure({
  heading: { levels: [2, 3] },
  link: {
    autolink: false,
    linkOnPaste: true,
    openOnClick: false,
    defaultProtocol: 'https',
    isAllowedUri: (address) => isLinkAddress(tidyAddress(address)),
  },
  trailingNode: false,
})

const parts = flattenExtensions([kit])
/** What a part brings along by itself, and would bring a second time. */
const brought = new Set(
  parts
    .slice(1)
    .flatMap((part) => flattenExtensions([part]).flatMap(({ name }) => (name === part.name ? [] : [name]))),
)

/** Tiptap's parts for exactly the nodes and marks of lib/articles/body, which stand where its tables say. */
export const bodyExtensions: Extensions = parts
  .filter(({ name }) => name !== kit.name && !brought.has(name))
  .flatMap((part) => {
    if (part.type === 'mark') return markSpec(part.name) ? [part] : []
    if (part.type !== 'node' || part.name === 'text') return [part]
    const spec = nodeSpec(part.name)
    return spec ? [part.extend(placeOf(spec))] : []
  })

/** Where a node stands and what it holds, as ProseMirror says it. An empty sheet still has a line to write in. */
function placeOf({ group, content }: NodeSpec) {
  return {
    ...(group.length > 0 ? { group: group.join(' ') } : {}),
    ...(content ? { content: content === 'block*' ? 'block+' : content } : {}),
  }
}
