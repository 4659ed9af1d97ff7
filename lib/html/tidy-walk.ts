import { alignmentOf } from './alignment.ts'
import { isHidden, isPreformatted, styleOf } from './element-style.ts'
import { marksWithin } from './inline-marks.ts'
import { type LeftOut, leftOutOf } from './left-out.ts'
import { LineWriter, type Place } from './line-writer.ts'
import { isAttachment, linkAddress } from './link-address.ts'
import type { TidyReport } from './tidy-report.ts'
import { isMarker, listLevel, markerOf, type WordList } from './word-lists.ts'
import { writeList, writeWordItem } from './write-list.ts'
import { writeFigure, writePicture } from './write-picture.ts'
import { layoutTables, writeTable } from './write-table.ts'

export type TidyOptions = {
  /** The address of the page, against which its addresses are read. */
  base?: string | undefined
  /** A selector of elements that are taken over as they are: those of the text editor itself. */
  keep?: string | undefined
}

export type Style = ReadonlyMap<string, string>

const BLOCKS = new Set(
  'address article aside body caption center dd details dialog div dl dt fieldset figcaption footer form header legend li main nav p pre section summary table tbody td tfoot th thead tr'.split(
    ' ',
  ),
)
const SKIPPED = new Set(
  'base button datalist head input link meta noembed noframes noscript optgroup option script select style template textarea title xml'.split(
    ' ',
  ),
)

/** One walk through a tree, writing the tidy one. What lists, tables and pictures become is written beside it. */
export class TidyWalk {
  readonly options: TidyOptions
  readonly document: Document
  readonly lines: LineWriter
  /** Word's lists by what they stand in. */
  readonly wordLists = new Map<Element, WordList>()
  readonly layouts: ReadonlySet<Element>
  pictures = 0
  readonly #root: Element
  readonly #leftOut = new Map<LeftOut, number>()
  readonly #firstLevel: number

  constructor(root: Element, options: TidyOptions) {
    this.#root = root
    this.options = options
    this.document = root.ownerDocument
    this.lines = new LineWriter(this.document)
    this.layouts = layoutTables(root)
    this.#firstLevel = isWordDocument(root) || root.querySelector('h1') ? 1 : 2
  }

  run(): Element {
    const container = this.document.createElement('div')
    this.children(this.#root, {
      ...{ container, line: 'p', align: null, marks: new Set(), href: null, isPreformatted: false },
    })
    this.lines.close()
    return container
  }

  report(): TidyReport {
    return { characters: this.lines.characters, pictures: this.pictures, leftOut: this.#leftOut }
  }

  leaveOut(kind: LeftOut): void {
    this.#leftOut.set(kind, (this.#leftOut.get(kind) ?? 0) + 1)
  }

  children(parent: Node, place: Place): void {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3 || node.nodeType === 4) this.lines.text(node.nodeValue ?? '', place)
      // A node of this type is an element.
      else if (node.nodeType === 1) this.element(node as Element, place)
    }
  }

  element(element: Element, place: Place): void {
    const style = styleOf(element)
    if (SKIPPED.has(element.localName) || isMarker(style) || isHidden(element, style)) return
    const missing = leftOutOf(element, style)
    if (missing) this.leaveOut(missing)
    else if (this.options.keep && element.matches(this.options.keep))
      // A copy of an element is one.
      this.lines.block(element.cloneNode(true) as Element, place.container)
    else {
      const isShown = isPreformatted(element, style, place.isPreformatted)
      this.#written(element, style, { ...place, isPreformatted: isShown })
    }
  }

  /** An element that only holds blocks. */
  block(element: Element, style: Style, place: Place): void {
    this.lines.close()
    const marks = marksWithin(element, style, place.marks, place.href !== null)
    this.children(element, { ...place, marks, align: alignOf(element, style) ?? place.align })
    this.lines.close()
  }

  #written(element: Element, style: Style, place: Place): void {
    const { localName } = element
    const level = /^h[1-6]$/.test(localName) ? Number(localName[1]) : outlineLevel(element, style)
    if (localName === 'br') this.#break(style)
    else if (localName === 'img') writePicture(this, element, style, place)
    else if (localName === 'hr') this.#rule(place)
    else if (localName === 'figure') writeFigure(this, element, style, place)
    else if (localName === 'table') writeTable(this, element, place)
    else if (localName === 'ul' || localName === 'ol') writeList(this, element, place)
    else if (localName === 'blockquote' && isTop(place)) this.#quotation(element, place)
    else if (level > 0) this.#heading(element, style, place, level)
    else if (listLevel(style) > 0) writeWordItem(this, element, style, place)
    else if (BLOCKS.has(localName) || localName === 'blockquote' || style.get('display') === 'block')
      this.block(element, style, place)
    else this.#inline(element, style, place)
  }

  #break(style: Style): void {
    const isOfPage =
      /^(?:always|page)$/.test(style.get('page-break-before') ?? '') || style.has('mso-break-type')
    if (isOfPage) this.lines.close()
    else this.lines.lineBreak()
  }

  #rule(place: Place): void {
    if (isTop(place)) this.lines.block(this.document.createElement('hr'), place.container)
    else this.lines.close()
  }

  #quotation(element: Element, place: Place): void {
    this.lines.close()
    const container = this.document.createElement('blockquote')
    this.children(element, { ...place, container, align: null })
    this.lines.close()
    if (container.firstChild) place.container.appendChild(container)
  }

  /** In a list or a table a heading is a line in bold. */
  #heading(element: Element, style: Style, place: Place, level: number): void {
    this.lines.close()
    const isFlow = !isTop(place) && place.container.localName !== 'blockquote'
    const marks = new Set(marksWithin(element, style, place.marks, false))
    if (isFlow && place.container.localName !== 'th') marks.add('strong')
    const inside: Place = { ...place, marks, line: isFlow ? 'p' : level <= this.#firstLevel ? 'h2' : 'h3' }
    if (listLevel(style) > 0) this.lines.text(markerOf(element), inside)
    this.children(element, inside)
    this.lines.close()
  }

  #inline(element: Element, style: Style, place: Place): void {
    const isLink = element.localName === 'a'
    if (isLink && isAttachment(element)) this.leaveOut('attachment')
    if (isLink && /\bweapp_/.test(element.getAttribute('class') ?? '')) this.leaveOut('miniProgram')
    const address = isLink ? linkAddress(element.getAttribute('href') ?? '', this.options.base) : null
    const href = address ?? place.href
    const marks = marksWithin(element, style, place.marks, href !== null)
    this.children(element, { ...place, href, marks })
  }
}

const isTop = (place: Place) => place.container.localName === 'div'

/** Whether Word or WPS wrote it: their first level of headings is ours, whichever of them there are. */
function isWordDocument(root: Element): boolean {
  if (root.querySelector('[class^="Mso"]')) return true
  return [...root.querySelectorAll('*')].some(({ localName }) => localName === 'o:p')
}

/** The level that Word or WPS gives a paragraph in the document's outline; 0 for none. */
function outlineLevel(element: Element, style: Style): number {
  if (element.localName !== 'p') return 0
  if (/^MsoTitle$/i.test(element.getAttribute('class') ?? '')) return 1
  return Number(/^[1-9]/.exec(style.get('mso-outline-level') ?? '')?.[0] ?? 0)
}
function alignOf(element: Element, style: Style): Place['align'] {
  if (element.localName === 'center') return 'center'
  return alignmentOf(style.get('text-align') ?? (element.getAttribute('align') ?? '').toLowerCase())
}
