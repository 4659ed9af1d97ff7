import { isBlank, visibleLine } from '../../text/visible.ts'

const UNSEEN = new Set('script style noscript template title head textarea select option svg'.split(' '))
const INLINE = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

/** The lines of a page as they are read from top to bottom. Text of two blocks never runs into one. */
export function visibleLines(root: Node): string[] {
  const lines: string[] = []
  let line = ''
  const end = () => {
    const text = visibleLine(line)
    if (!isBlank(text)) lines.push(text)
    line = ''
  }
  for (let node: Node | null = root; node; ) {
    const name = node.nodeName.toLowerCase()
    const isBlock = node.nodeType === 1 && !INLINE.has(name)
    if (isBlock) end()
    if (node.nodeType === 3) line += node.nodeValue ?? ''
    const inside: Node | null = UNSEEN.has(name) || isHiddenByAttribute(node) ? null : node.firstChild
    if (inside) {
      node = inside
      continue
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode
      if (node && !INLINE.has(node.nodeName.toLowerCase())) end()
    }
    // Two neighbours without a space between them are two words all the same.
    if (node && node !== root && node.nodeType === 1) line += ' '
    node = node === root ? null : (node?.nextSibling ?? null)
  }
  end()
  return lines
}

function isHiddenByAttribute(node: Node): boolean {
  // A node of this type is an element.
  return node.nodeType === 1 && (node as Element).hasAttribute('hidden')
}
