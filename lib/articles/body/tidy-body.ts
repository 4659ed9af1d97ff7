import { withoutInvisible } from '../../text/visible.ts'
import { tidyAddress } from '../../text/web-address.ts'
import type { Block, Body, Inline, ListItem, Mark } from './body.ts'

/** A body without invisible characters, and with at most one mark of a kind on a text: a link in a link is none. */
export function tidyBody(body: Body): Body {
  return { type: 'doc', content: body.content.map(tidied) }
}

function tidied<B extends Block | ListItem>(block: B): B {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.content ? { ...block, content: block.content.flatMap(tidyInline) } : block
    default:
      return { ...block, content: block.content.map(tidied) }
  }
}

function tidyInline(item: Inline): Inline[] {
  if (item.type === 'hardBreak') return [item]
  const text = withoutInvisible(item.text)
  if (text === '') return []
  return [item.marks ? { ...item, text, marks: tidyMarks(item.marks) } : { ...item, text }]
}

function tidyMarks(marks: readonly Mark[]): Mark[] {
  const first = marks.filter(({ type }, at) => marks.findIndex((mark) => mark.type === type) === at)
  return first.map((mark) =>
    mark.type === 'link' ? { type: 'link', attrs: { href: tidyAddress(mark.attrs.href) } } : mark,
  )
}
