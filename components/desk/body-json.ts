import type { Block, Body, Inline, ListItem, Mark, Paragraph } from '#lib/articles/body/body.ts'
import { MAX_LIST_START } from '#lib/articles/body/bounds.ts'
import { storable } from '#lib/text/storable.ts'
import { isBlank as isBlankText, withoutInvisible } from '#lib/text/visible.ts'
import { tidyAddress } from '#lib/text/web-address.ts'

/** A node as the text editor hands it over. */
type Node = {
  type?: string | undefined
  text?: string | undefined
  attrs?: Record<string, unknown> | undefined
  marks?: Node[] | undefined
  content?: Node[] | undefined
}

/**
 * The editor's document in exactly the shape that is stored: no attribute that only its screen needs, no block without
 * words, no character that cannot be kept.
 */
export function bodyOf(document: Node): Body {
  return { type: 'doc', content: (document.content ?? []).flatMap(blockOf) }
}

function blockOf(node: Node): Block[] {
  switch (node.type) {
    case 'heading': {
      const content = (node.content ?? []).flatMap(inlineOf)
      const attrs = { level: node.attrs?.level === 3 ? 3 : 2 } as const
      return isBlank(content) ? [] : [{ type: 'heading', attrs, content }]
    }
    case 'blockquote': {
      const content = (node.content ?? []).flatMap(innerOf)
      return content.length > 0 ? [{ type: 'blockquote', content }] : []
    }
    default:
      return innerOf(node)
  }
}

/** What may stand in a list's item and in a quotation. */
function innerOf(node: Node): ListItem['content'] {
  return node.type === 'paragraph' ? paragraphOf(node) : listOf(node)
}

function listOf(node: Node) {
  const content = (node.content ?? []).flatMap(itemOf)
  if (content.length === 0) return []
  if (node.type === 'bulletList') return [{ type: 'bulletList' as const, content }]
  if (node.type !== 'orderedList') return []
  const start = startOf(node.attrs?.start)
  return [{ type: 'orderedList' as const, ...(start === 1 ? {} : { attrs: { start } }), content }]
}

function itemOf(node: Node): ListItem[] {
  const content = (node.content ?? []).flatMap(innerOf)
  return content.length > 0 ? [{ type: 'listItem', content }] : []
}

/** What a list may begin with; pasted ones begin with anything. */
function startOf(given: unknown): number {
  const start = Number(given ?? 1)
  return Number.isInteger(start) && start >= 0 && start <= MAX_LIST_START ? start : 1
}

function paragraphOf(node: Node): Paragraph[] {
  const content = trimmed((node.content ?? []).flatMap(inlineOf))
  return isBlank(content) ? [] : [{ type: 'paragraph', content }]
}

/** Without the line breaks before the first word and after the last. */
function trimmed(content: Inline[]): Inline[] {
  const isText = ({ type }: Inline) => type === 'text'
  return content.slice(Math.max(0, content.findIndex(isText)), content.findLastIndex(isText) + 1)
}

function isBlank(content: Inline[]): boolean {
  return content.every((item) => item.type === 'hardBreak' || isBlankText(item.text))
}

function inlineOf({ type, text, marks = [] }: Node): Inline[] {
  if (type === 'hardBreak') return [{ type }]
  const words = type === 'text' ? withoutInvisible(storable(text ?? '')) : ''
  if (words === '') return []
  const kept = marks.flatMap(markOf)
  return [{ type: 'text', text: words, ...(kept.length > 0 ? { marks: kept } : {}) }]
}

function markOf({ type, attrs }: Node): Mark[] {
  if (type === 'bold') return [{ type }]
  return type === 'link' ? [{ type, attrs: { href: tidyAddress(String(attrs?.href ?? '')) } }] : []
}
