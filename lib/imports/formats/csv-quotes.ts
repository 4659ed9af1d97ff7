const QUOTE = '"'

/**
 * Whether each quoted field of a record ends with its quotation mark (RFC 4180), perhaps with spaces behind it. Papa Parse
 * takes what follows such a mark for text, and looks through the rest of the field again at every one of them.
 */
export function hasSoundQuotes(record: string, delimiter: string): boolean {
  let at = 0
  for (;;) {
    if (record[at] !== QUOTE) {
      const next = record.indexOf(delimiter, at)
      if (next < 0) return true
      at = next + delimiter.length
      continue
    }
    const end = endOfQuoted(record, at)
    if (end < 0) return false
    let behind = end
    while (record[behind] === ' ') behind += 1
    if (behind >= record.length) return true
    if (!record.startsWith(delimiter, behind)) return false
    at = behind + delimiter.length
  }
}

/** Behind the quotation mark that ends the field which begins here; -1 where there is none. */
function endOfQuoted(record: string, start: number): number {
  for (let at = record.indexOf(QUOTE, start + 1); at >= 0; at = record.indexOf(QUOTE, at + 2))
    if (record[at + 1] !== QUOTE) return at + 1
  return -1
}
