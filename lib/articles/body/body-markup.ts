import type { Markup } from '../../markup.ts'
import type { Body } from './body.ts'
import { fold, type TextNode } from './fold.ts'
import { joinMarks } from './join-marks.ts'
import { markSpec } from './marks.ts'
import { nodeSpec } from './nodes.ts'
import type { Printing } from './printing.ts'
import type { AnyNode } from './spec.ts'

/** What is printed of a body. */
export function bodyMarkup(body: Body, printing: Printing): Markup {
  return markupOf(body, printing)
}

/** What is printed of a part of a body. */
export function markupOf(node: AnyNode, printing: Printing): Markup {
  return fold<Markup>(node, {
    text: textMarkup,
    node: (node, parts) => {
      const spec = nodeSpec(node.type)
      const pieces = spec?.content === 'inline*' ? joinMarks(parts) : parts
      return spec?.markup(pieces, node.attrs ?? {}, node, printing) ?? pieces
    },
  })
}

/** The first mark is the outermost. An older text may have two of a kind, of which the first counts. */
function textMarkup({ text, marks = [] }: TextNode): Markup {
  const first = marks.filter(({ type }, at) => marks.findIndex((mark) => mark.type === type) === at)
  return first.reduceRight<Markup>(
    (inner, { type, attrs = {} }) => markSpec(type)?.markup(inner, attrs, text) ?? inner,
    wordsMarkup(text),
  )
}

/**
 * 间隔号 must not begin a line (clreq), which no property says of U+00B7: it is kept with the character before it. An
 * address may break anywhere, or the justified line before it would be torn apart.
 */
function wordsMarkup(text: string): Markup {
  const parts = text.split(/(https?:\/\/[\x21-\x7e]+|\S·)/u)
  if (parts.length === 1) return text
  // Every second part is one that was split at.
  return parts.map((part, at) => {
    if (at % 2 === 0) return part
    return { tag: 'span', attrs: { class: part.endsWith('·') ? 'joined' : 'web' }, inner: part }
  })
}
