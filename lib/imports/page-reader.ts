import { isBlank, withoutInvisible } from '../text/visible.ts'
import { damagedPage, type PageLine } from './damaged-page.ts'

/** Walks over the lines of a text that are not blank, keeping their numbers. */
export class PageReader {
  readonly #lines: PageLine[]
  #position = 0

  /** @throws DomainError invalid-input at the first character that is no text */
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
  nextIf(isWanted: (text: string, line: PageLine) => boolean): PageLine | null {
    const line = this.#lines[this.#position]
    if (line === undefined || !isWanted(line.text, line)) return null
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

  /** Everything that is left; it is then read. */
  rest(): PageLine[] {
    const rest = this.#lines.slice(this.#position)
    this.#position = this.#lines.length
    return rest
  }

  /** The line that would be read next, left where it is. */
  get upcoming(): PageLine | undefined {
    return this.#lines[this.#position]
  }

  /** The refusal of a text that is over too early. */
  ended(expected: string) {
    const last = this.#lines.at(-1)
    if (last === undefined) return damagedPage(1, '这是一个空文件。')
    return damagedPage(last.number, `文字到这一行就结束了，后面应有${expected}。`)
  }
}

/** What is no text of a page, and would be shown as a box or not at all. */
const FOREIGN = /[^\P{Cc}\t]|[\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\ufffd]/u

/** The lines that say something, without the layout's spaces at their edges and without invisible characters.
 *  @throws DomainError invalid-input at the first character that is no text, with its line and column */
export function linesOf(text: string): PageLine[] {
  const lines: PageLine[] = []
  for (const [index, line] of text.split('\n').entries()) {
    refuseForeign(line, index + 1)
    for (const part of line.split(/[\u2028\u2029]/)) {
      const words = withoutInvisible(part).trim()
      if (!isBlank(words)) lines.push({ number: index + 1, text: words })
    }
  }
  return lines
}

function refuseForeign(line: string, number: number): void {
  const at = line.search(FOREIGN)
  if (at < 0) return
  const column = [...line.slice(0, at)].length + 1
  const sign = line.codePointAt(at) ?? 0
  throw damagedPage(number, `第 ${column} 个字符${natureOf(sign)}。`, { column })
}

function natureOf(sign: number): string {
  const code = `U+${sign.toString(16).toUpperCase().padStart(4, '0')}`
  if (sign === 0xfffd) return '已经损坏（显示为 \ufffd），请对照原页补上'
  if (/\p{Co}/u.test(String.fromCodePoint(sign)))
    return `是自造字（${code}），在别的电脑上显示不出来，请换成通用的字`
  return `是控制字符（${code}），不是网页上的文字`
}
