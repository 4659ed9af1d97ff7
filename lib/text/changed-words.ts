import { diffArrays } from 'diff'
import type { DiffLine } from './line-diff.ts'
import { SIMILAR, similarity } from './similarity.ts'

/** Characters of a line in a row that were all changed, or all not. */
export type Piece = { text: string; isChanged: boolean }

/** A line of a difference. `pieces` is there where the line has become another one, or was another one. */
export type WordedLine = DiffLine & { pieces?: Piece[] }

/** Two lines that differ in more words than this are shown as wholes. */
const MOST_EDITS = 400

/** Lines that went, each with what it has become where it is like the new line in its place: words are
 *  compared, and the characters marked in which they differ. */
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
export function stretch(lines: readonly WordedLine[], from: number, kind: DiffLine['kind']): WordedLine[] {
  const end = lines.findIndex((line, at) => at >= from && line.kind !== kind)
  return lines.slice(from, end < 0 ? lines.length : end)
}

function compareWords(gone: WordedLine, added: WordedLine): void {
  if (similarity(gone.text, added.text) < SIMILAR) return
  const changes = diffArrays(wordsOf(gone.text), wordsOf(added.text), { maxEditLength: MOST_EDITS })
  if (!changes) return
  const before: Piece[] = []
  const after: Piece[] = []
  let removed = ''
  let inserted = ''
  const replace = () => {
    const replaced = replacedCharacters(removed, inserted)
    before.push(...replaced.before)
    after.push(...replaced.after)
    removed = ''
    inserted = ''
  }
  for (const change of changes) {
    const text = change.value.join('')
    if (change.removed) removed += text
    else if (change.added) inserted += text
    else {
      replace()
      before.push({ text, isChanged: false })
      after.push({ text, isChanged: false })
    }
  }
  replace()
  gone.pieces = before
  added.pieces = after
}

/** Where words became other ones: the characters at their beginnings and ends that stayed are no change. Those in between
 *  are not compared, since Chinese words share many by accident. */
function replacedCharacters(removed: string, inserted: string): { before: Piece[]; after: Piece[] } {
  const [old, now] = [charactersOf(removed), charactersOf(inserted)]
  const most = Math.min(old.length, now.length)
  let head = 0
  while (head < most && old[head] === now[head]) head += 1
  let tail = 0
  while (tail < most - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1
  const pieces = (characters: string[]) =>
    [
      { text: characters.slice(0, head).join(''), isChanged: false },
      { text: characters.slice(head, characters.length - tail).join(''), isChanged: true },
      { text: characters.slice(characters.length - tail).join(''), isChanged: false },
    ].filter(({ text }) => text !== '')
  return { before: pieces(old), after: pieces(now) }
}

const segmenter = (granularity: 'word' | 'grapheme') =>
  typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity }) : null
const words = segmenter('word')
const characters = segmenter('grapheme')

/** The words of a line with what stands between them; its characters where the browser knows no words. */
const wordsOf = (text: string) => segmentsOf(text, words)
/** A sign that is made of several is one character. */
const charactersOf = (text: string) => segmentsOf(text, characters)

function segmentsOf(text: string, by: Intl.Segmenter | null): string[] {
  return by ? Array.from(by.segment(text), ({ segment }) => segment) : [...text]
}
