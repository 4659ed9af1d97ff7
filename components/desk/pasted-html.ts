import { disarmed } from './disarmed.ts'
import { listParagraphs } from './pasted-lists.ts'

const levels: Record<string, string> = { H1: 'h2', H4: 'h3', H5: 'h3', H6: 'h3' }

/** Attributes that mean something to the sheet: a link's address, a list's first number, the editor's own mark. */
const kept = new Set(['href', 'start', 'data-pm-slice'])

/**
 * Pasted HTML without everything that is only looks or could run, before the editor reads it: what Word and Google Docs
 * say by styles is said by elements, and the page's policy has nothing left to refuse. A table, for which the sheet has
 * no place, becomes a paragraph a row, so that no two figures run into one.
 */
export function cleanPaste(html: string): string {
  // A document of its own: nothing of it is loaded or run. Browsers report styles and handlers even there.
  const { body } = new DOMParser().parseFromString(disarmed(html), 'text/html')
  for (const element of body.querySelectorAll(
    'script, style, iframe, object, embed, template, svg, noscript',
  ))
    element.remove()
  listParagraphs(body)
  for (const element of body.querySelectorAll('sup, sub')) raise(element)
  // Inner ones first: their rows are paragraphs in a cell then.
  for (const table of [...body.querySelectorAll('table')].reverse()) flatten(table)
  for (const element of body.querySelectorAll('*')) settle(element)
  // Read out, not put in: the editor parses it into its own nodes.
  return body.innerHTML
}

const plain = '0123456789+-\u2212()'
const raised: Record<string, string> = { SUP: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾', SUB: '₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎' }

/** 10 with a raised 4 is not 104: figures have characters of their own for it. Other words are set after a sign. */
function raise(element: Element): void {
  const figures = [...(raised[element.tagName] ?? '')]
  const text = (element.textContent ?? '').trim()
  const signs = [...text].map((sign) => figures[plain.indexOf(sign)])
  const isNote = /^[[\uff3b\u3014].*[\]\uff3d\u3015]$/.test(text)
  const sign = element.tagName === 'SUP' ? '^' : '_'
  if (signs.every((sign) => sign !== undefined)) element.replaceWith(signs.join(''))
  else element.replaceWith(isNote ? text : `${sign}(${text})`)
}

function flatten(table: HTMLTableElement): void {
  const rows = [...table.rows].filter((row) => row.closest('table') === table)
  for (const part of table.querySelectorAll('br, p, div, li')) part.after(' ')
  const wordsOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()
  const lines = rows.map((row) => [...row.cells].map(wordsOf).join(' | '))
  const captioned = table.caption ? [wordsOf(table.caption), ...lines] : lines
  const paragraphs = captioned.map((line) => {
    const paragraph = table.ownerDocument.createElement('p')
    paragraph.textContent = line
    return paragraph
  })
  table.replaceWith(...paragraphs)
}

function settle(element: Element): void {
  const weight = /font-weight:\s*(\w+)/i.exec(element.getAttribute('data-style') ?? '')?.[1]?.toLowerCase()
  for (const { name } of [...element.attributes]) if (!kept.has(name)) element.removeAttribute(name)
  const heading = levels[element.tagName]
  if (heading) rename(element, heading)
  // Google Docs wraps everything in a <b> that is not bold.
  else if (element.tagName === 'B' && (weight === 'normal' || weight === '400')) rename(element, 'span')
  else if (element.tagName === 'SPAN' && weight && (weight === 'bold' || Number(weight) >= 600))
    rename(element, 'strong')
}

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...element.childNodes)
  for (const { name: attribute, value } of element.attributes) renamed.setAttribute(attribute, value)
  element.replaceWith(renamed)
}
