import type { AnyNode } from './spec.ts'

/** A piece of text with its marks. */
export type TextNode = AnyNode & { readonly text: string }

export type Folding<T> = {
  /** What becomes of a piece of text. */
  text: (node: TextNode) => T
  /** What becomes of any other node, given what became of its content. */
  node: (node: AnyNode, parts: T[]) => T
}

/** Computes a value of a tree from its leaves upwards. It calls itself once a level: the depth must have been checked. */
export function fold<T>(node: AnyNode, folding: Folding<T>): T {
  if (isText(node)) return folding.text(node)
  return folding.node(
    node,
    (node.content ?? []).map((inner) => fold(inner, folding)),
  )
}

function isText(node: AnyNode): node is TextNode {
  return node.type === 'text'
}

type Rebuilding = {
  text: (node: TextNode) => readonly AnyNode[]
  /** Gets the node with its content rebuilt. */
  node: (node: AnyNode) => readonly AnyNode[]
}

/** The tree again, with none, one or several nodes in the place of each. */
export function rebuild(tree: AnyNode, { text, node }: Rebuilding): readonly AnyNode[] {
  return fold<readonly AnyNode[]>(tree, {
    text,
    node: (old, parts) => node(old.content ? { ...old, content: parts.flat() } : old),
  })
}
