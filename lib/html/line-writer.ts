import { type InlineMark, inlineMarks } from './inline-marks.ts'

/** Where words are written: in which block, as what kind of line, and with which marks. */
export type Place = {
  readonly container: Element
  readonly line: 'p' | 'h2' | 'h3'
  readonly align: 'center' | 'right' | null
  readonly marks: ReadonlySet<InlineMark>
  readonly href: string | null
  /** Whether the source's own line ends are shown. */
  readonly isPreformatted: boolean
}

type Run = { key: string; place: Place; words: string[] }

const WIDE = /[\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/
const TOKENS = /([\t\n\f\r \u00a0]+)|[^\t\n\f\r \u00a0]+/g
const NARROW_INDENT = 4

/**
 * Writes words into paragraphs and headings: white space as a browser shows it, no indents at a line's beginning, none
 * of the spaces that a source's own line breaks leave between Chinese characters, and a new paragraph where two line
 * breaks follow each other, or one of them is followed by an indent.
 */
export class LineWriter {
  /** Characters written, spaces aside. */
  characters = 0
  readonly #document: Document
  #line: Element | null = null
  #place: Place | null = null
  #run: Run | null = null
  #breaks = 0
  #indent = 0
  #gap: 'none' | 'source' | 'space' = 'none'
  #last = ''

  constructor(document: Document) {
    this.#document = document
  }

  text(words: string, place: Place): void {
    const [first = '', ...others] = place.isPreformatted ? words.split(/\r\n?|\n/) : [words]
    this.#collapsed(first, place)
    for (const line of others) {
      this.lineBreak()
      this.#collapsed(line, place)
    }
  }

  #collapsed(words: string, place: Place): void {
    for (const [token, space] of words.replace(/[\u200b\u2060\ufeff]/g, '').matchAll(TOKENS))
      if (space === undefined) this.#word(token, place)
      else this.#space(space)
  }

  lineBreak(): void {
    this.#breaks += 1
    this.#indent = 0
    this.#gap = 'none'
  }

  /** Ends the line that is being written. */
  close(): void {
    this.#endRun(true)
    this.#line = null
    this.#breaks = 0
    this.#indent = 0
    this.#gap = 'none'
  }

  /** Puts a block after what was written. */
  block(block: Element, container: Element): void {
    this.close()
    container.appendChild(block)
  }

  #space(space: string): void {
    this.#indent += [...space].filter((one) => one === '\u00a0').length / NARROW_INDENT
    if (/^[\n\r]+$/.test(space.replace(/[\t ]/g, ''))) {
      if (this.#gap === 'none') this.#gap = 'source'
    } else this.#gap = 'space'
  }

  #word(token: string, place: Place): void {
    const isStart = !this.#line || this.#breaks > 0
    const word = isStart ? token.replace(/^\u3000+/, '') : token
    this.#indent += (token.length - word.length) / 2
    if (word === '') return
    if (this.#line && (this.#breaks > 1 || (this.#breaks === 1 && this.#indent >= 1))) this.close()
    if (!this.#line) this.#open(place)
    else if (this.#breaks > 0) this.#putBreak()
    else if (this.#gap === 'space' || (this.#gap === 'source' && !isWideGap(this.#last, word)))
      this.#write(' ', lessMarked(this.#run?.place ?? place, place))
    this.#write(word, place)
    this.characters += word.length
    this.#last = word.at(-1) ?? ''
    this.#breaks = 0
    this.#indent = 0
    this.#gap = 'none'
  }

  #open(place: Place): void {
    this.#line = this.#document.createElement(place.line)
    if (place.align && place.line === 'p') this.#line.setAttribute('align', place.align)
    this.#place = place
    place.container.appendChild(this.#line)
  }

  #putBreak(): void {
    this.#endRun(true)
    this.#line?.appendChild(this.#document.createElement('br'))
  }

  #write(words: string, place: Place): void {
    const key = `${place.href ?? ''} ${inlineMarks.filter((mark) => place.marks.has(mark)).join(' ')}`
    if (this.#run?.key !== key) {
      this.#endRun(false)
      this.#run = { key, place, words: [] }
    }
    this.#run?.words.push(words)
  }

  #endRun(isEnd: boolean): void {
    const run = this.#run
    this.#run = null
    if (!run || !this.#line) return
    const words = run.words.join('')
    let inner: Node = this.#document.createTextNode(isEnd ? words.replace(/[\s\u3000]+$/, '') : words)
    // A heading is set in bold by itself.
    const isHeading = this.#place?.line !== 'p'
    for (const mark of inlineMarks.toReversed())
      if (run.place.marks.has(mark) && !(isHeading && mark === 'strong')) inner = this.#wrap(mark, inner)
    if (run.place.href !== null) {
      const link = this.#wrap('a', inner)
      link.setAttribute('href', run.place.href)
      inner = link
    }
    this.#line.appendChild(inner)
  }

  #wrap(name: string, inner: Node): Element {
    const wrapper = this.#document.createElement(name)
    wrapper.appendChild(inner)
    return wrapper
  }
}

/** Between two words, the one of which less is said: a space is neither bold nor linked by itself. */
function lessMarked(before: Place, after: Place): Place {
  const weight = ({ marks, href }: Place) => marks.size + (href === null ? 0 : 1)
  return weight(before) <= weight(after) ? before : after
}

/** Whether the characters on both sides of a source's line break are of the full width: none is meant there. */
function isWideGap(before: string, after: string): boolean {
  return WIDE.test(before) && WIDE.test(after[0] ?? '')
}
