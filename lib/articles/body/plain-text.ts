import { isBlank as isBlankText } from '../../text/visible.ts'
import { fold, type TextNode } from './fold.ts'
import { nodeSpec } from './nodes.ts'
import type { AnyNode } from './spec.ts'

/** The words alone: one line a block, list items on lines of their own. */
export function plainText(node: AnyNode): string {
  return fold<string>(node, {
    text: ({ text }) => text,
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
