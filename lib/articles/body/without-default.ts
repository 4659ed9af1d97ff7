import type { AnyNode } from './spec.ts'

/** A node without an attribute that has its default, and without attributes where none is left. */
export function withoutDefault(node: AnyNode, name: string, standard: unknown): AnyNode {
  if (!node.attrs) return node
  const { [name]: value, ...others } = node.attrs
  const attrs = value === standard || value === undefined ? others : node.attrs
  const { attrs: _, ...bare } = node
  return Object.keys(attrs).length > 0 ? { ...bare, attrs } : bare
}
