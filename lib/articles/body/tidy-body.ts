import { withoutInvisible } from '../../text/visible.ts'
import type { Body } from './body.ts'
import { rebuild, type TextNode } from './fold.ts'
import { markSpec } from './marks.ts'
import type { AnyMark, AnyNode } from './spec.ts'

/** A body without invisible characters, and with at most one mark of a kind on a text: a link in a link is none. */
export function tidyBody(body: Body): Body {
  const [tidied] = rebuild(body, { text: tidyText, node: (node) => [node] })
  // Its nodes are the same ones, in the same places.
  return tidied as Body
}

function tidyText(node: TextNode): AnyNode[] {
  const text = withoutInvisible(node.text)
  if (text === '') return []
  return [node.marks ? { ...node, text, marks: tidyMarks(node.marks) } : { ...node, text }]
}

function tidyMarks(marks: readonly AnyMark[]): AnyMark[] {
  const first = marks.filter(({ type }, at) => marks.findIndex((mark) => mark.type === type) === at)
  return first.map(({ type, attrs }) => {
    const tidy = markSpec(type)?.tidy
    return attrs ? { type, attrs: tidy ? tidy(attrs) : attrs } : { type }
  })
}
