import type { Block, Body } from '#lib/articles/body/body.ts'
import { nodeSpec } from '#lib/articles/body/nodes.ts'
import type { AnyNode } from '#lib/articles/body/spec.ts'
import { bodyOf } from './body-json.ts'
import { bodyLines } from './body-lines.ts'
import { mergeLists, type Piece } from './merge-lists.ts'

/** Merges two states of a body block by block; lists and quotations point by point where they can be. */
export function mergeBodies(base: Body, theirs: Body, mine: Body): Piece<Block>[] {
  const [was, one, other] = [base, theirs, mine].map((body) => bodyOf(body).content)
  return mergeLists(was ?? [], one ?? [], other ?? [], compare<Block>())
}

const compare = <N extends AnyNode>() => ({
  keyOf: (node: N) => JSON.stringify(node),
  wordsOf: (node: N) => bodyLines(node).join('\n'),
  inside: mergeInside<N>,
})

/** A table merged row by row is a table that nobody wrote; a gallery has a size. */
const wholes: readonly string[] = ['table', 'gallery']

/** Merges the content of three states of one list, item or quotation; null where they differ in more than that, or only
 *  a person can say what is to stay. */
function mergeInside<N extends AnyNode>(base: N, theirs: N, mine: N): N | null {
  if (![theirs, mine].every((node) => isSameFrame(base, node)) || !holdsBlocks(base)) return null
  const content: AnyNode[] = []
  const of = ({ content = [] }: AnyNode) => content
  for (const piece of mergeLists(of(base), of(theirs), of(mine), compare<AnyNode>())) {
    if (piece.kind === 'conflict') return null
    content.push(...piece.items)
  }
  return content.length > 0 ? { ...base, content } : null
}

function isSameFrame(one: AnyNode, other: AnyNode): boolean {
  return one.type === other.type && JSON.stringify(one.attrs) === JSON.stringify(other.attrs)
}

function holdsBlocks({ type }: AnyNode): boolean {
  const holds = nodeSpec(type)?.content
  return holds !== undefined && !holds.startsWith('inline') && !wholes.includes(type)
}
