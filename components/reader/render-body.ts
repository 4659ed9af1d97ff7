import { createElement, type ReactNode } from 'react'
import type { Body } from '#lib/articles/body/body.ts'
import { bodyMarkup } from '#lib/articles/body/body-markup.ts'
import type { Markup } from '#lib/articles/body/markup.ts'
import { each } from './each.ts'

/** How links are followed: from a reader's page, and from the desk, where no site is to learn of an unpublished text. */
const links = {
  reader: { rel: 'nofollow noopener ugc external' },
  desk: { rel: 'noreferrer nofollow', target: '_blank' },
} as const

type Place = keyof typeof links

/** An article's body as elements. What the table of nodes has no entry for cannot be printed. */
export function renderBody(body: Body, place: Place = 'reader'): ReactNode {
  return elementsOf(bodyMarkup(body), place)
}

function elementsOf(markup: Markup, place: Place): ReactNode {
  if (typeof markup === 'string') return markup
  if (!('tag' in markup)) return each(markup, (piece) => elementsOf(piece, place))
  const { tag, attrs: { class: className, ...attrs } = {}, inner } = markup
  const props = { ...attrs, ...(className ? { className } : {}), ...(tag === 'a' ? links[place] : {}) }
  return inner === undefined ? createElement(tag, props) : createElement(tag, props, elementsOf(inner, place))
}
