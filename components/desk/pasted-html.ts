import { MAX_BODY_CHARACTERS, MAX_BODY_NODES } from '#lib/articles/body/bounds.ts'
import { applyClassStyles, classStyles } from '#lib/html/class-styles.ts'
import { tidyDom } from '#lib/html/tidy-dom.ts'
import type { TidyReport } from '#lib/html/tidy-report.ts'
import { inertHtml } from './inert-html.ts'

/** More of it is not read: no text of an article is so long, however its program writes it. */
const LONGEST = 40_000_000

/** A long report by Word has some thirty thousand. */
const MOST_ELEMENTS = 150_000

/** What the sheet itself writes for its own nodes that show files. */
const OWN = 'div[data-node], div[data-gallery]'

/** A picture as it stands in what was pasted, in order: an address of the web, or `data:`; null where its program keeps
 *  it on its own disk. */
export type PastedPicture = { address: string | null; alt: string; caption: string }

export type CleanPaste = { html: string; report: TidyReport | null }

const NOTHING: CleanPaste = { html: '', report: null }

/**
 * Pasted HTML as plain structure, before the editor reads it; the page's policy has nothing left in it to refuse. Each
 * picture is a place that is kept for it.
 * @returns no report where it is longer than any body can be; then there is no HTML either
 */
export function cleanPaste(
  html: string,
  keepPlaces: (pictures: PastedPicture[]) => (string | null)[],
): CleanPaste {
  if (html.length > LONGEST) return NOTHING
  // A document of its own: nothing of it is loaded or run. Browsers report styles and handlers even there.
  const { body } = new DOMParser().parseFromString(inertHtml(html), 'text/html')
  if (isEndless(body)) return NOTHING
  // Written out for the editor's parser alone, which takes the nodes of its schema and nothing else.
  if (isOwn(body)) return { html: body.innerHTML, report: ownReport(body) }
  applyClassStyles(body, classStyles(html))
  const report = tidyDom(body, { keep: OWN })
  if (
    report.characters > MAX_BODY_CHARACTERS ||
    body.querySelectorAll('p, figure, td, th, li').length > MAX_BODY_NODES
  )
    return NOTHING
  const figures = [...body.querySelectorAll('figure')].filter((figure) => !figure.closest(OWN))
  const keys = keepPlaces(figures.map(pictureOf))
  figures.forEach((figure, at) => {
    const key = keys[at]
    if (key === null || key === undefined) figure.remove()
    else figure.replaceWith(placeFor(body.ownerDocument, key))
  })
  const missing = keys.filter((key) => key === null).length
  // Read out, not put in: tidyDom has left nothing but its closed set of elements, which the editor parses into its nodes.
  return { html: body.innerHTML, report: withoutPictures(report, missing) }
}

/** Whether it is so long that tidying it would only keep the editor waiting; what is hidden counts, too. */
function isEndless(body: HTMLElement): boolean {
  return (
    (body.textContent ?? '').length > 5 * MAX_BODY_CHARACTERS ||
    body.getElementsByTagName('*').length > MOST_ELEMENTS
  )
}

/** Whether it was copied from a sheet of ours, which holds nothing that has to be tidied. */
function isOwn(body: HTMLElement): boolean {
  if (!body.querySelector('[data-pm-slice]')) return false
  for (const element of body.querySelectorAll(
    'script, style, iframe, object, embed, template, noscript, meta',
  ))
    element.remove()
  return !body.querySelector('img, video, audio, svg, [data-inert-style]')
}

function ownReport(body: HTMLElement): TidyReport {
  const characters = (body.textContent ?? '').replace(/\s/g, '').length
  const pictures = body.querySelectorAll('div[data-node="picture"]').length
  return { characters, pictures, leftOut: new Map() }
}

function pictureOf(figure: Element): PastedPicture {
  const image = figure.querySelector('img')
  const address = image?.getAttribute('src') ?? ''
  return {
    address: address === 'file:' ? null : address,
    alt: image?.getAttribute('alt') ?? '',
    caption: figure.querySelector('figcaption')?.textContent ?? '',
  }
}

function placeFor(document: Document, key: string): Element {
  const place = document.createElement('div')
  place.setAttribute('data-pending-picture', key)
  return place
}

function withoutPictures(report: TidyReport, missing: number): TidyReport {
  if (missing === 0) return report
  const leftOut = new Map(report.leftOut)
  leftOut.set('picture', (leftOut.get('picture') ?? 0) + missing)
  return { ...report, pictures: report.pictures - missing, leftOut }
}
