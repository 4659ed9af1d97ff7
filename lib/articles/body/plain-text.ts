import { isBlank as isBlankText } from '../../text/visible.ts'
import { fold, type TextNode } from './fold.ts'
import { markSpec } from './marks.ts'
import { mediaUses } from './media-of.ts'
import { nodeSpec } from './nodes.ts'
import type { AnyNode } from './spec.ts'

/** The words alone: one line a block, list items on lines of their own. */
export function plainText(node: AnyNode): string {
  return wordsOf(node, ({ text, marks = [] }) =>
    marks.reduceRight((words, { type }) => markSpec(type)?.text?.(words) ?? words, text),
  )
}

/** The same without what a mark makes of its words: a text whose marks change stays the same. */
export function unmarkedText(node: AnyNode): string {
  return wordsOf(node, ({ text }) => text)
}

function wordsOf(node: AnyNode, text: (node: TextNode) => string): string {
  return fold<string>(node, {
    text,
    node: ({ type, attrs = {} }, parts) => nodeSpec(type)?.text(parts, attrs) ?? parts.join('\n'),
  })
}

/** Every piece of text with its marks, in order. */
export function textsOf(node: AnyNode): TextNode[] {
  return fold<TextNode[]>(node, { text: (text) => [text], node: (_, parts) => parts.flat() })
}

/** Every node but text, what holds others after them. */
export function nodesOf(node: AnyNode): AnyNode[] {
  return fold<AnyNode[]>(node, { text: () => [], node: (one, parts) => [...parts.flat(), one] })
}

/** Whether nothing in it can be read, seen or heard. */
export function isBlank(node: AnyNode): boolean {
  return mediaUses(node).length === 0 && isBlankText(plainText(node))
}
