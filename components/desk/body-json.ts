import type { Block, Body, Inline, ListItem, Mark, Paragraph } from '#lib/articles/body.ts'

/** A node as the text editor hands it over. */
type Node = {
  type?: string | undefined
  text?: string | undefined
  attrs?: Record<string, unknown> | undefined
  marks?: Node[] | undefined
  content?: Node[] | undefined
}

/** The editor's document in exactly the shape that is stored: no attribute that only its screen needs. */
export function bodyOf(document: Node): Body {
  return { type: 'doc', content: (document.content ?? []).flatMap(blockOf) }
}

function blockOf(node: Node): Block[] {
  const content = node.content ?? []
  switch (node.type) {
    case 'paragraph':
      return [paragraphOf(node)]
    case 'heading':
      return [{ ...inlines(content), type: 'heading', attrs: { level: node.attrs?.level === 3 ? 3 : 2 } }]
    case 'bulletList':
    case 'orderedList':
      return listOf(node)
    case 'blockquote':
      return [{ type: 'blockquote', content: content.flatMap(innerOf) }]
    default:
      return []
  }
}

function innerOf(node: Node): ListItem['content'] {
  return node.type === 'paragraph' ? [paragraphOf(node)] : listOf(node)
}

function listOf(node: Node) {
  const content = (node.content ?? []).map(
    (item): ListItem => ({ type: 'listItem', content: (item.content ?? []).flatMap(innerOf) }),
  )
  if (node.type === 'bulletList') return [{ type: 'bulletList' as const, content }]
  if (node.type !== 'orderedList') return []
  const start = Number(node.attrs?.start ?? 1)
  return [{ type: 'orderedList' as const, ...(start === 1 ? {} : { attrs: { start } }), content }]
}

function paragraphOf(node: Node): Paragraph {
  return { type: 'paragraph', ...inlines(node.content ?? []) }
}

function inlines(nodes: Node[]): { content?: Inline[] } {
  const content = nodes.flatMap(inlineOf)
  return content.length > 0 ? { content } : {}
}

function inlineOf({ type, text, marks = [] }: Node): Inline[] {
  if (type === 'hardBreak') return [{ type }]
  if (type !== 'text' || !text) return []
  const kept = marks.flatMap(markOf)
  return [{ type, text, ...(kept.length > 0 ? { marks: kept } : {}) }]
}

function markOf({ type, attrs }: Node): Mark[] {
  if (type === 'bold') return [{ type }]
  return type === 'link' ? [{ type, attrs: { href: String(attrs?.href ?? '') } }] : []
}
