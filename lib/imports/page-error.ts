import { DomainError } from '../errors.ts'

/** A line of a collected page: its number in the file (from 1), and its text without white space at the ends. */
export type PageLine = { number: number; text: string }

/** The error for a text that cannot be parsed as a collected page, with the line and what is wrong there. */
export function pageError(line: number, message: string, more: { column?: number } = {}): DomainError {
  return new DomainError('invalid-input', `第 ${line} 行：${message}`, { details: { line, ...more } })
}

/** The error for a line where something else was expected. */
export function unexpectedLine(line: PageLine, expected: string): DomainError {
  return pageError(line.number, `这里应是${expected}，却是“${excerpt(line.text)}”。`)
}

/** The beginning of a text, short enough for a sentence. */
export function excerpt(text: string): string {
  const characters = Array.from(text.slice(0, 60))
  return characters.length > 24 || text.length > 60 ? `${characters.slice(0, 24).join('')}…` : text
}
