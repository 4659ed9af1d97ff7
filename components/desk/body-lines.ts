import { fold, type TextNode } from '#lib/articles/body/fold.ts'
import { markSpec } from '#lib/articles/body/marks.ts'
import { nodeSpec } from '#lib/articles/body/nodes.ts'
import { textsOf } from '#lib/articles/body/plain-text.ts'
import type { AnyNode } from '#lib/articles/body/spec.ts'

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

/** How many characters can be read, spaces aside. */
export function characterCount(node: AnyNode): number {
  const words = textsOf(node).map(({ text }) => text)
  return [...words.join('').replace(/\s/gu, '')].length
}
