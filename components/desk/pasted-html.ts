import { shiftedText } from '#lib/articles/body/shifted-text.ts'
import { inertHtml } from './inert-html.ts'
import { pasteReport } from './paste-report.ts'
import { listParagraphs } from './pasted-lists.ts'
import { markByStyle } from './pasted-marks.ts'

const levels: Record<string, string> = { h1: 'h2', h4: 'h3', h5: 'h3', h6: 'h3' }

/** Attributes that mean something to the sheet: a link's address, a list's first number, the editor's own mark. */
const kept = new Set(['href', 'start', 'data-pm-slice'])

/**
 * Pasted HTML without everything that is only looks or could run, before the editor reads it: what Word and Google Docs
 * say by styles is said by elements, and the page's policy has nothing left to refuse. A table, for which the sheet has
 * no place, becomes a paragraph a row, so that no two figures run into one.
 * @returns the HTML, and a sentence on what of it is not as it was copied, empty where all is
 */
export function cleanPaste(html: string): { html: string; report: string } {
  // A document of its own: nothing of it is loaded or run. Browsers report styles and handlers even there.
  const { body } = new DOMParser().parseFromString(inertHtml(html), 'text/html')
  const report = pasteReport(body)
  for (const element of body.querySelectorAll(
    'script, style, iframe, object, embed, template, svg, noscript',
  ))
    element.remove()
  listParagraphs(body)
  // Inner ones first: their rows are paragraphs in a cell then.
  for (const table of [...body.querySelectorAll('table')].reverse()) flatten(table)
  for (const element of body.querySelectorAll('*')) tidyElement(element)
  // Read out, not put in: the editor parses it into its own nodes.
  return { html: body.innerHTML, report }
}

function flatten(table: HTMLTableElement): void {
  for (const element of table.querySelectorAll('sup, sub'))
    element.replaceWith(
      shiftedText(element.textContent ?? '', element.localName === 'sup' ? 'raised' : 'lowered'),
    )
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

function tidyElement(element: Element): void {
  markByStyle(element)
  for (const { name } of [...element.attributes]) if (!kept.has(name)) element.removeAttribute(name)
  const heading = levels[element.localName]
  if (heading) rename(element, heading)
}

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}
