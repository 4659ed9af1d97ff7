import { createElement, type ReactNode } from 'react'
import type { Body } from '#lib/articles/body/body.ts'
import { bodyMarkup } from '#lib/articles/body/body-markup.ts'
import type { Printing } from '#lib/articles/body/printing.ts'
import type { Element, Markup } from '#lib/markup.ts'
import { each } from './each.ts'

/** How links are followed: from a reader's page, and from the desk, where no site is to learn of an unpublished text. */
const links = {
  reader: { rel: 'nofollow noopener ugc external' },
  desk: { rel: 'noreferrer nofollow', target: '_blank' },
} as const

/** React's names for HTML's attributes, where they differ. */
const names: Readonly<Record<string, string>> = {
  class: 'className',
  colspan: 'colSpan',
  fetchpriority: 'fetchPriority',
  playsinline: 'playsInline',
  rowspan: 'rowSpan',
  srcset: 'srcSet',
  tabindex: 'tabIndex',
}

/** An article's body as elements. What the table of nodes has no entry for cannot be printed. */
export function renderBody(body: Body, printing: Printing): ReactNode {
  return elementsOf(bodyMarkup(body, printing), printing.place)
}

/** What is printed, as elements. */
export function elementsOf(markup: Markup, place: Printing['place']): ReactNode {
  if (typeof markup === 'string') return markup
  if (!('tag' in markup)) return each(markup, (piece) => elementsOf(piece, place))
  const { tag, attrs = {}, inner } = markup
  const given = Object.entries(attrs).map(([name, value]) => [names[name] ?? name, propOf(name, value)])
  const props = { ...Object.fromEntries(given), ...(isLink(markup) ? links[place] : {}) }
  return inner === undefined ? createElement(tag, props) : createElement(tag, props, elementsOf(inner, place))
}

/** HTML says by an empty attribute what React says by `true`. */
function propOf(name: string, value: string | number): string | number | true {
  return value === '' && ['controls', 'loop', 'muted', 'playsinline'].includes(name) ? true : value
}

/** Whether an element leads elsewhere; a file of the portal's own is no other site. */
function isLink({ tag, attrs = {} }: Element): boolean {
  return tag === 'a' && !String(attrs.href).startsWith('/')
}
