'use client'

import { elementsOf } from '#components/reader/render-body.ts'
import { markupOf } from '#lib/articles/body/body-markup.ts'
import { isElement, type Markup } from '#lib/markup.ts'
import { useKnownMedia } from './known-media.ts'

type Props = { type: string; attrs: Readonly<Record<string, unknown>> }

/** What readers will see of a file, without the words beside it, which the sheet has fields for. */
export function ShownMedia({ type, attrs }: Props) {
  const { media, isKnown } = useKnownMedia([Number(attrs.media)])
  if (!isKnown) return <p className="absent">正在读取…</p>
  const markup = markupOf({ type, attrs: { ...attrs, caption: '', credit: '' } }, { place: 'desk', media })
  return elementsOf(withoutFigure(markup), 'desk')
}

function withoutFigure(markup: Markup): Markup {
  return isElement(markup, 'figure') ? (markup.inner ?? '') : markup
}
