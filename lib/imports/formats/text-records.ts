import { DomainError } from '../../errors.ts'

/** A record of a text, and the number of the line on which it begins. */
export type TextRecord = { line: number; text: string }

/** The longest record: an article's longest body, written as HTML. */
const MAX_RECORD = 8 * 1024 * 1024
const QUOTE = '"'

/** The lines of a text that comes in pieces, without the blank ones. With `quoted`, one that has an open quotation mark goes
 *  on with the next line (RFC 4180).
 *  @throws DomainError invalid-input where one is longer than an article can be */
export async function* textRecords(
  pieces: AsyncIterable<string>,
  { quoted }: { quoted: boolean },
): AsyncGenerator<TextRecord> {
  let line = 1
  let start = 1
  let open: string[] = []
  let isInQuotes = false
  let length = 0
  const record = () => ({
    line: start,
    text: open
      .join('')
      .replace(/\r?\n?$/, '')
      .replace(/^\uFEFF/, ''),
  })
  for await (const piece of pieces) {
    for (const part of linesOf(piece)) {
      open.push(part)
      length += part.length
      if (quoted && hasOddQuotes(part)) isInQuotes = !isInQuotes
      if (length > MAX_RECORD) throw tooLong(start, isInQuotes)
      if (!part.endsWith('\n')) continue
      line += 1
      if (isInQuotes) continue
      const { text } = record()
      if (text.trim() !== '') yield { line: start, text }
      open = []
      length = 0
      start = line
    }
  }
  const last = record()
  if (last.text.trim() === '') return
  if (isInQuotes) throw new DomainError('invalid-input', `第 ${start} 行起的引号没有关上。`)
  yield last
}

/** A piece cut after each line feed. */
function* linesOf(piece: string): Generator<string> {
  let from = 0
  for (let to = piece.indexOf('\n'); to >= 0; to = piece.indexOf('\n', from)) {
    yield piece.slice(from, to + 1)
    from = to + 1
  }
  if (from < piece.length) yield piece.slice(from)
}

function hasOddQuotes(text: string): boolean {
  let isOdd = false
  for (let at = text.indexOf(QUOTE); at >= 0; at = text.indexOf(QUOTE, at + 1)) isOdd = !isOdd
  return isOdd
}

function tooLong(line: number, isInQuotes: boolean): DomainError {
  const why = isInQuotes ? '，可能有一个引号没有关上' : ''
  return new DomainError('invalid-input', `第 ${line} 行起的一条记录太长${why}。`)
}
