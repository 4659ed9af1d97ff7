import { fold, type TextNode } from '#lib/articles/body/fold.ts'
import { markSpec } from '#lib/articles/body/marks.ts'
import { nodeSpec } from '#lib/articles/body/nodes.ts'
import type { AnyNode } from '#lib/articles/body/spec.ts'
import { countWords } from '#lib/text/count-words.ts'

/** A body, or a part of one, as lines that can be compared: what is set in bold, linked, listed or quoted says so in
 *  signs. */
export function bodyLines(node: AnyNode): string[] {
  return fold<string[]>(node, {
    text: (text) => [markedLine(text)],
    node: ({ type, attrs = {} }, parts) => nodeSpec(type)?.lines(parts, attrs) ?? parts.flat(),
  })
}

/** The first mark is the outermost. */
function markedLine({ text, marks = [] }: TextNode): string {
  return marks.reduceRight((words, { type, attrs = {} }) => markSpec(type)?.line(words, attrs) ?? words, text)
}

/** How long a body is, as newsrooms count; the words beside pictures do not count. */
export function wordCount(node: AnyNode): number {
  return countWords(
    fold<string>(node, {
      text: ({ text }) => text,
      node: ({ type }, parts) => parts.join(nodeSpec(type)?.content === 'inline*' ? '' : '\n') || '\n',
    }),
  )
}
