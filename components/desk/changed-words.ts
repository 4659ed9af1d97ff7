import { diffArrays } from 'diff'
import type { DiffLine } from './line-diff.ts'
import { SIMILAR, similarity } from './similarity.ts'

/** Words of a line in a row that were all changed, or all not. */
type Piece = { text: string; isChanged: boolean }

/** A line of a difference. `pieces` is there where the line has become another one, or was another one. */
export type WordedLine = DiffLine & { pieces?: Piece[] }

/** Two lines that differ in more words than this are shown as wholes. */
const MOST_EDITS = 400

/** Lines that went, each with what it has become where it is like the new line in its place, word by word. */
export function withChangedWords(lines: readonly DiffLine[]): WordedLine[] {
  const worded: WordedLine[] = lines.map((line) => ({ ...line }))
  let at = 0
  while (at < worded.length) {
    const gone = stretch(worded, at, 'gone')
    const added = stretch(worded, at + gone.length, 'new')
    gone.forEach((line, index) => {
      const other = added[index]
      if (other) compareWords(line, other)
    })
    at += Math.max(1, gone.length + added.length)
  }
  return worded
}

/** The lines of one kind that follow one another from here on. */
function stretch(lines: readonly WordedLine[], from: number, kind: DiffLine['kind']): WordedLine[] {
  const end = lines.findIndex((line, at) => at >= from && line.kind !== kind)
  return lines.slice(from, end < 0 ? lines.length : end)
}

function compareWords(gone: WordedLine, added: WordedLine): void {
  if (similarity(gone.text, added.text) < SIMILAR) return
  const changes = diffArrays(wordsOf(gone.text), wordsOf(added.text), { maxEditLength: MOST_EDITS })
  if (!changes) return
  const piecesWithout = (left: 'added' | 'removed') =>
    changes
      .filter((change) => !change[left])
      .map(({ value, added, removed }) => ({ text: value.join(''), isChanged: added || removed }))
  gone.pieces = piecesWithout('added')
  added.pieces = piecesWithout('removed')
}

const segmenter =
  typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : null

/** The words of a line with what stands between them; its characters where the browser knows no words. */
function wordsOf(text: string): string[] {
  return segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : [...text]
}
