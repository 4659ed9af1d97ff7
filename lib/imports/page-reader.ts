import { isBlank, withoutInvisible } from '../text/visible.ts'
import { type PageLine, pageError } from './page-error.ts'

/** A cursor over the lines of a text that are not blank. */
export class PageReader {
  readonly #lines: PageLine[]
  #position = 0

  /** @throws DomainError invalid-input at the first character that cannot be text */
  constructor(text: string) {
    this.#lines = linesOf(text)
  }

  /** The next line. @throws DomainError invalid-input at the end of the text */
  next(expected: string): PageLine {
    const line = this.#lines[this.#position]
    if (line === undefined) throw this.ended(expected)
    this.#position += 1
    return line
  }

  /** The next line if it matches; null, and nothing is read, if it does not. */
  nextIf(isWanted: (text: string, line: PageLine) => boolean): PageLine | null {
    const line = this.#lines[this.#position]
    if (line === undefined || !isWanted(line.text, line)) return null
    this.#position += 1
    return line
  }

  /** All lines before the next one that matches; null, and nothing is read, when none does. */
  until(isWanted: (text: string) => boolean): PageLine[] | null {
    const end = this.#lines.findIndex((line, at) => at >= this.#position && isWanted(line.text))
    if (end < 0) return null
    const before = this.#lines.slice(this.#position, end)
    this.#position = end
    return before
  }

  /** All lines that are left. */
  rest(): PageLine[] {
    const rest = this.#lines.slice(this.#position)
    this.#position = this.#lines.length
    return rest
  }

  /** The next line, without reading it. */
  get upcoming(): PageLine | undefined {
    return this.#lines[this.#position]
  }

  /** The error for a text that ends too early. */
  ended(expected: string) {
    const last = this.#lines.at(-1)
    if (last === undefined) return pageError(1, '这是一个空文件。')
    return pageError(last.number, `文字到这一行就结束了，后面应有${expected}。`)
  }
}

/** Characters that no page's text has and no font can show: controls, surrogates, private use, noncharacters, U+FFFD. */
const NOT_TEXT = /[^\P{Cc}\t]|[\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\ufffd]/u

/** The lines that are not blank, without invisible characters and without white space at the ends.
 *  @throws DomainError invalid-input at the first character that cannot be text (`details`: line and column) */
export function linesOf(text: string): PageLine[] {
  const lines: PageLine[] = []
  for (const [index, line] of text.split('\n').entries()) {
    refuseNonText(line, index + 1)
    for (const part of line.split(/[\u2028\u2029]/)) {
      const words = withoutInvisible(part).trim()
      if (!isBlank(words)) lines.push({ number: index + 1, text: words })
    }
  }
  return lines
}

function refuseNonText(line: string, number: number): void {
  const at = line.search(NOT_TEXT)
  if (at < 0) return
  const column = [...line.slice(0, at)].length + 1
  const sign = line.codePointAt(at) ?? 0
  throw pageError(number, `第 ${column} 个字符${descriptionOf(sign)}。`, { column })
}

function descriptionOf(sign: number): string {
  const code = `U+${sign.toString(16).toUpperCase().padStart(4, '0')}`
  if (sign === 0xfffd) return '已经损坏（显示为 \ufffd），请对照原页补上'
  if (/\p{Co}/u.test(String.fromCodePoint(sign)))
    return `是自造字（${code}），在别的电脑上显示不出来，请换成通用的字`
  return `是控制字符（${code}），不是网页上的文字`
}
