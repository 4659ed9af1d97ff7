import { type Extensions, flattenExtensions } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'
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
  code: false,
  codeBlock: false,
  horizontalRule: false,
  italic: false,
  strike: false,
  trailingNode: false,
  underline: false,
})

/** What may stand in what, where the article's schema is stricter than Tiptap's. */
const contents: Record<string, string> = {
  doc: '(paragraph | heading | bulletList | orderedList | blockquote)+',
  listItem: '(paragraph | bulletList | orderedList)+',
  blockquote: '(paragraph | bulletList | orderedList)+',
}

const parts = flattenExtensions([kit])
/** What a part brings along by itself, and would bring a second time. */
const brought = new Set(
  parts
    .slice(1)
    .flatMap((part) => flattenExtensions([part]).flatMap(({ name }) => (name === part.name ? [] : [name]))),
)

/** Tiptap's parts for exactly the nodes and marks of lib/articles/body/body.ts; what else is pasted falls away. */
export const bodyExtensions: Extensions = parts
  .filter(({ name }) => name !== kit.name && !brought.has(name))
  .map((part) => {
    const content = contents[part.name]
    return content !== undefined && part.type === 'node' ? part.extend({ content }) : part
  })
