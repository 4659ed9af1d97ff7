import { isBlank as isBlankText } from '../../text/visible.ts'
import { fold, type TextNode } from './fold.ts'
import { markSpec } from './marks.ts'
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
    node: ({ type }, parts) => nodeSpec(type)?.text(parts) ?? parts.join('\n'),
  })
}

/** Every piece of text with its marks, in order. */
export function textsOf(node: AnyNode): TextNode[] {
  return fold<TextNode[]>(node, { text: (text) => [text], node: (_, parts) => parts.flat() })
}

/** Whether nothing in it can be read. */
export function isBlank(node: AnyNode): boolean {
  return isBlankText(plainText(node))
}
