import { withoutInvisible } from '../../text/visible.ts'
import type { Body } from './body.ts'
import { rebuild, type TextNode } from './fold.ts'
import { markSpec, marks as table } from './marks.ts'
import { nodeSpec } from './nodes.ts'
import { isBlank } from './plain-text.ts'
import type { AnyMark, AnyNode } from './spec.ts'

const order = Object.keys(table)

/** A body without invisible characters, without rules that separate nothing, and with the marks of a text in one order,
 *  none of which another one rules out: a link in a link is none. */
export function tidyBody(body: Body): Body {
  return tidyDocument(body.content.map(tidyBlock))
}

/** A block of a body, tidied by itself. */
export function tidyBlock(block: AnyNode): AnyNode {
  const [tidied = block] = rebuild(block, { text: tidyText, node: (node) => [tidyNode(node)] })
  return tidied
}

/** The body of blocks that are tidy by themselves. */
export function tidyDocument(content: readonly AnyNode[]): Body {
  // Its nodes are the same ones, in the same places.
  return withoutIdleRules({ type: 'doc', content }) as Body
}

function tidyNode(node: AnyNode): AnyNode {
  const tidied = withoutIdleRules(node)
  return nodeSpec(node.type)?.tidy?.(tidied) ?? tidied
}

function tidyText(node: TextNode): AnyNode[] {
  const text = withoutInvisible(node.text)
  if (text === '') return []
  return [node.marks ? { ...node, text, marks: tidyMarks(node.marks) } : { ...node, text }]
}

function tidyMarks(given: readonly AnyMark[]): AnyMark[] {
  const kept: AnyMark[] = []
  for (const mark of given)
    if (!kept.some(({ type }) => type === mark.type || markSpec(type)?.excludes?.includes(mark.type)))
      kept.push(tidyMark(mark))
  return kept.sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type))
}

function tidyMark({ type, attrs }: AnyMark): AnyMark {
  const tidy = markSpec(type)?.tidy
  return attrs ? { type, attrs: tidy ? tidy(attrs) : attrs } : { type }
}

/** A node without the rules at its beginning and its end, and with one where several follow one another; what is blank
 *  between them does not count. */
function withoutIdleRules(node: AnyNode): AnyNode {
  if (!node.content?.some(separates)) return node
  const content: AnyNode[] = []
  let hasBegun = false
  let rule: AnyNode | undefined
  for (const inner of node.content) {
    if (separates(inner)) {
      if (hasBegun) rule = inner
      continue
    }
    if (!isBlankBlock(inner)) {
      if (rule) content.push(rule)
      rule = undefined
      hasBegun = true
    }
    content.push(inner)
  }
  return { ...node, content }
}

/** Whether a block has room for words and holds none. */
function isBlankBlock(node: AnyNode): boolean {
  return nodeSpec(node.type)?.content !== undefined && isBlank(node)
}

function separates({ type }: AnyNode): boolean {
  return nodeSpec(type)?.separates === true
}
