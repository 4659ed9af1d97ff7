import { type AnyExtension, type Extensions, flattenExtensions, Mark, Node } from '@tiptap/core'
import { TrailingNode } from '@tiptap/extensions'
import StarterKit from '@tiptap/starter-kit'
import { markSpec } from '#lib/articles/body/marks.ts'
import { HEADING_LEVELS } from '#lib/articles/body/nodes/heading.ts'
import { nodeSpec } from '#lib/articles/body/nodes.ts'
import type { MarkSpec, NodeSpec } from '#lib/articles/body/spec.ts'
import { isLinkAddress, tidyAddress } from '#lib/text/web-address.ts'
import { galleryKeys } from './gallery-keys.ts'
import { ruleKey } from './insert-rule.ts'
import { mediaNodes } from './media-nodes.ts'
import { scriptMarks } from './script-marks.ts'
import { slantedWords } from './slanted-words.ts'
import { tableKit } from './table-extensions.ts'
import { textAttributes } from './text-attributes.ts'

const kit = StarterKit.configure({
  heading: { levels: [...HEADING_LEVELS] },
  link: {
    autolink: false,
    linkOnPaste: true,
    openOnClick: false,
    defaultProtocol: 'https',
    isAllowedUri: (address) => isLinkAddress(tidyAddress(address)),
  },
  trailingNode: false,
  underline: false,
})

/** A line to write on behind what holds no words, at the end of the text. */
const lineBehind = TrailingNode.configure({
  node: 'paragraph',
  notAfter: ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote'],
})

const parts = flattenExtensions([kit])
/** What a part brings along by itself, and would bring a second time. */
const brought = new Set(
  parts
    .slice(1)
    .flatMap((part) => flattenExtensions([part]).flatMap(({ name }) => (name === part.name ? [] : [name]))),
)

/** What is typed or pasted between asterisks or underlines, or as dashes alone, stays as it is: newsrooms write so. */
const unmarked = { addInputRules: () => [], addPasteRules: () => [] }
/** What is underlined elsewhere is emphasised here, where an underline would be a link. */
const emphasis = {
  ...unmarked,
  parseHTML: () => [{ tag: 'i' }, { tag: 'em' }, { tag: 'u' }, { style: 'font-style=italic' }],
}
const changes: Record<string, object> = { italic: emphasis, strike: unmarked, horizontalRule: unmarked }

/** Tiptap's parts for exactly the nodes and marks of lib/articles/body, which stand where its tables say. */
export const bodyExtensions: Extensions = [
  ...parts.filter(({ name }) => name !== kit.name && !brought.has(name)),
  ...flattenExtensions([tableKit]).filter((part) => part instanceof Node),
  ...mediaNodes,
  textAttributes,
  galleryKeys,
  lineBehind,
  ...scriptMarks,
  ruleKey,
  slantedWords,
].flatMap((part): AnyExtension[] => {
  if (part instanceof Mark) {
    const mark = markSpec(part.name)
    return mark ? [part.extend({ ...ruledOut(part.name, mark), ...changes[part.name] })] : []
  }
  if (!(part instanceof Node) || part.name === 'text') return [part]
  const node = nodeSpec(part.name)
  return node ? [part.extend({ ...placeOf(node), ...changes[part.name] })] : []
})

/** The marks that a mark takes away, as ProseMirror says it: itself among them. */
function ruledOut(name: string, { excludes = [] }: MarkSpec) {
  return { excludes: [name, ...excludes].join(' ') }
}

/** Where a node stands and what it holds, as ProseMirror says it. An empty sheet still has a line to write in. Tiptap's
 *  commands know a list by a group of that name: without it they make one, and cannot undo or change it. */
function placeOf({ group, content }: NodeSpec) {
  const groups = content === 'item+' ? [...group, 'list'] : group
  return {
    ...(groups.length > 0 ? { group: groups.join(' ') } : {}),
    ...(content ? { content: content === 'block*' ? 'block+' : content } : {}),
  }
}
