import { type HeadlineWord, headlineClauses } from '#lib/articles/headline-clauses.ts'
import type { Marked } from '#lib/search/marked.ts'
import { each } from './each.ts'
import { MarkedText, markedPart } from './marked-text.tsx'

/** From so many characters on a large headline steps down in size. */
const LONG_HEADLINE = 40

type Props = {
  text: string
  /** Of its city and its source, which are never broken. */
  names?: readonly string[]
  /** The same text in pieces, of which some are marked as found. */
  pieces?: readonly Marked[]
}

/**
 * A headline, wherever one stands: lines break after a mark rather than between words, never inside one, and none ends
 * in an orphan of two characters. Its clauses are boxes (`clause`) where there are several: reader.css says where they hold.
 */
export function Headline({ text, names, pieces = [{ text, isHit: false }] }: Props) {
  let end = 0
  const clauses = headlineClauses(text, names).map((clause) =>
    clause.map((word) => {
      const start = end
      end += word.text.length
      return { ...word, pieces: markedPart(pieces, start, end) }
    }),
  )
  const words =
    clauses.length > 1
      ? each(clauses, (clause) => <span className="clause">{each(clause, Word)}</span>)
      : each(clauses[0] ?? [], Word)
  return [...text].length > LONG_HEADLINE ? <span className="smaller">{words}</span> : words
}

/**
 * The spacing between Chinese and Latin is a margin of the word before, which nobody sees at a line's end. A browser's own
 * would stand at the start of a line where it falls between two boxes; at a `<wbr>` it makes none.
 */
function Word({ pieces, isLong, isSpaced, mayBreakAfter }: HeadlineWord & { pieces: Marked[] }) {
  const className = `${isLong ? 'held' : 'joined'}${isSpaced ? ' spaced' : ''}`
  return (
    <>
      <span className={className}>
        <MarkedText pieces={pieces} />
      </span>
      {(isSpaced || mayBreakAfter) && <wbr />}
    </>
  )
}
