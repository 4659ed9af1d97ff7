import type { Element, Markup } from '../markup.ts'
import { escaped } from './xml.ts'

const ADDRESSES = new Set(['src', 'href', 'poster'])
/** What only this site's own pages can use: its classes, and how its pages load their pictures. */
const OWN = new Set(['class', 'loading', 'decoding', 'fetchpriority', 'tabindex', 'sizes'])
/** Empty by their kind (HTML §13.1.2). */
const VOID = new Set(['img', 'br', 'hr', 'source', 'col'])

/**
 * What is printed, as HTML for somebody else's page: with whole addresses, without our classes, a picture as one file that
 * every program knows.
 */
export function wholeHtml(markup: Markup, siteUrl: string): string {
  if (typeof markup === 'string') return escaped(markup)
  if (!('tag' in markup)) return markup.map((piece) => wholeHtml(piece, siteUrl)).join('')
  // A drawing holds the place of a picture, and sources are for browsers that choose.
  if (markup.tag === 'svg' || markup.tag === 'source') return ''
  const inner = markup.inner === undefined ? '' : wholeHtml(markup.inner, siteUrl)
  if (markup.tag === 'picture' || isPlainSpan(markup)) return inner
  const start = `<${markup.tag}${attributesOf(markup, siteUrl)}>`
  return VOID.has(markup.tag) ? start : `${start}${inner}</${markup.tag}>`
}

/** One that means nothing without our style. */
function isPlainSpan({ tag, attrs = {} }: Element): boolean {
  return tag === 'span' && Object.keys(attrs).every((name) => OWN.has(name))
}

function attributesOf({ attrs = {} }: Element, siteUrl: string): string {
  return Object.entries(attrs)
    .filter(([name]) => !OWN.has(name))
    .map(([name, value]) => {
      const text = String(value)
      const whole = ADDRESSES.has(name) && /^\/(?!\/)/.test(text) ? siteUrl + text : text
      return ` ${name}="${escaped(whole)}"`
    })
    .join('')
}
