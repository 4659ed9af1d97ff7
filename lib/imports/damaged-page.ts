import { DomainError } from '../errors.ts'

/** A line of a page as it was collected: its number in the text (from 1) and its words without the layout's edges. */
export type PageLine = { number: number; text: string }

/** The refusal of a text that is no collected page: where it stopped making sense, and what should stand there. */
export function damagedPage(line: number, message: string, more: { column?: number } = {}): DomainError {
  return new DomainError('invalid-input', `第 ${line} 行：${message}`, { details: { line, ...more } })
}

/** The refusal of a line that is something else than what should stand there. */
export function unexpectedLine(line: PageLine, expected: string): DomainError {
  return damagedPage(line.number, `这里应是${expected}，却是“${excerpt(line.text)}”。`)
}

/** The beginning of a text, short enough for a sentence. */
export function excerpt(text: string): string {
  const characters = Array.from(text.slice(0, 60))
  return characters.length > 24 || text.length > 60 ? `${characters.slice(0, 24).join('')}…` : text
}
