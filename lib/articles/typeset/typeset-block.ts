import { nodeSpec } from '../body/nodes.ts'
import { isBlank } from '../body/plain-text.ts'
import type { AnyNode } from '../body/spec.ts'
import { contentOf, type Line, lineOf, sliced } from './line.ts'
import { punctuated } from './punctuation.ts'
import { quoted } from './quotation-marks.ts'

/** Two line breaks, or one before an indent, where a new paragraph is meant. */
const SPLIT = /[^\S\n]*\n(?:[^\S\n]*\n\s*|(?:\u3000+|[^\S\n]{2,})(?=\S))/gu
/** Rules prepare for one another; so often they are gone through at most. */
const MOST_ROUNDS = 4

/** A block of a body as Chinese is set: none where it was blank, several where line breaks stood for paragraphs. */
export function typesetBlock(block: AnyNode): AnyNode[] {
  const [first, ...more] = typesetNode(block)
  return first && more.length === 0 && nodeSpec(first.type)?.content === 'inline*' && isBlank(first)
    ? []
    : [first, ...more].filter((node) => node !== undefined)
}

function typesetNode(node: AnyNode): AnyNode[] {
  const { content } = node
  if (!content) return [node]
  if (nodeSpec(node.type)?.content !== 'inline*') return [{ ...node, content: content.flatMap(typesetNode) }]
  const line = lineOf(content)
  const lines = node.type === 'paragraph' ? splitLine(line) : [line]
  return lines.map((one) => withContent(node, contentOf(typesetLine(one))))
}

function withContent(node: AnyNode, content: AnyNode[]): AnyNode {
  if (content.length > 0 || node.content?.length === 0) return { ...node, content }
  const { content: _, ...blank } = node
  return blank
}

function splitLine(line: Line): Line[] {
  const lines: Line[] = []
  let at = 0
  for (const { 0: gap, index } of line.text.matchAll(SPLIT)) {
    lines.push(sliced(line, at, index))
    at = index + gap.length
  }
  lines.push(sliced(line, at))
  const written = lines.filter(({ text }) => /[^\s\u3000]/u.test(text))
  return written.length > 0 ? written : lines.slice(0, 1)
}

function typesetLine(line: Line): Line {
  let now = trimmed(line)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = trimmed(quoted(punctuated(now)))
    if (next.text === now.text) return next
    now = next
  }
  return now
}

function trimmed(line: Line): Line {
  const [start = ''] = /^[\s\u3000]+/u.exec(line.text) ?? []
  const [end = ''] = /[\s\u3000]+$/u.exec(line.text.slice(start.length)) ?? []
  return start === '' && end === '' ? line : sliced(line, start.length, line.text.length - end.length)
}
