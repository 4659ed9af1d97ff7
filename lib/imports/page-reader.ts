import { damagedPage, type PageLine } from './damaged-page.ts'

/** Walks over the lines of a text that are not blank, keeping their numbers. */
export class PageReader {
  readonly #lines: PageLine[]
  #position = 0

  /** @throws DomainError invalid-input at the first line with a control character */
  constructor(text: string) {
    this.#lines = linesOf(text)
  }

  /** The next line. @throws DomainError invalid-input when the text is over */
  next(expected: string): PageLine {
    const line = this.#lines[this.#position]
    if (line === undefined) throw this.ended(expected)
    this.#position += 1
    return line
  }

  /** The next line if it is of this kind; it is then read. */
  nextIf(isWanted: (text: string) => boolean): PageLine | null {
    const line = this.#lines[this.#position]
    if (line === undefined || !isWanted(line.text)) return null
    this.#position += 1
    return line
  }

  /** Everything before the next line of this kind; null, and nothing read, when there is no such line. */
  until(isWanted: (text: string) => boolean): PageLine[] | null {
    const end = this.#lines.findIndex((line, at) => at >= this.#position && isWanted(line.text))
    if (end < 0) return null
    const before = this.#lines.slice(this.#position, end)
    this.#position = end
    return before
  }

  /** The refusal of a text that is over too early. */
  ended(expected: string) {
    const last = this.#lines.at(-1)
    if (last === undefined) return damagedPage(1, '这是一个空文件。')
    return damagedPage(last.number, `文字到这一行就结束了，后面应有${expected}。`)
  }
}

/** The lines that say something, without the layout's spaces at their edges.
 *  @throws DomainError invalid-input at the first line with a control character */
export function linesOf(text: string): PageLine[] {
  const lines: PageLine[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (/[^\P{Cc}\t]/u.test(line)) throw damagedPage(index + 1, '含有控制字符，不是网页上的文字。')
    const words = line.trim()
    if (words !== '') lines.push({ number: index + 1, text: words })
  }
  return lines
}
