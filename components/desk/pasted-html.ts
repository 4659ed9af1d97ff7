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
  for (const table of body.querySelectorAll('table')) flatten(table)
  for (const element of body.querySelectorAll('*')) settle(element)
  return body.innerHTML
}

function disarmed(html: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, ' data-$1='))
}

const raised: Record<string, string> = { SUP: '⁰¹²³⁴⁵⁶⁷⁸⁹', SUB: '₀₁₂₃₄₅₆₇₈₉' }

/** 10 with a raised 4 is not 104: figures have characters of their own for it. */
function raise(element: Element): void {
  const figures = raised[element.tagName] ?? ''
  element.replaceWith((element.textContent ?? '').replace(/\d/g, (digit) => figures[Number(digit)] ?? digit))
}

function flatten(table: HTMLTableElement): void {
  const rows = [...table.rows].filter((row) => row.closest('table') === table)
  const paragraphs = rows.map((row) => {
    const paragraph = table.ownerDocument.createElement('p')
    const cells = [...row.cells].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim())
    paragraph.textContent = cells.join(' | ')
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
