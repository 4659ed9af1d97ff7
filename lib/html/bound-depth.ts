/** Deeper than pages of any program are, and shallow enough for functions that call themselves once a level. */
const DEEPEST = 200

/** What stands deeper than that is its words alone. Goes through the tree without calling itself. */
export function boundDepth(root: Element): void {
  let node: Node | null = root.firstChild
  let depth = 1
  while (node) {
    if (depth >= DEEPEST && node.nodeType === 1) node = asText(node)
    if (node.firstChild) {
      node = node.firstChild
      depth += 1
      continue
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode
      depth -= 1
    }
    node = node === root ? null : (node?.nextSibling ?? null)
  }
}

function asText(node: Node): Node {
  const words = node.ownerDocument?.createTextNode(node.textContent ?? '')
  if (words) node.parentNode?.replaceChild(words, node)
  return words ?? node
}
