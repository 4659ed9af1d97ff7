import { type Piece, stretch, type WordedLine, withChangedWords } from './changed-words.ts'
import { type DiffLine, lineDiff } from './line-diff.ts'

/** Characters of a paragraph in a row that all stayed, went or came. */
type ChangedPiece = DiffLine

/** A paragraph of a difference: one that stayed, went or came as a whole has one piece. */
export type ChangedParagraph = readonly ChangedPiece[]

/** What becomes of some paragraphs, each once: where one has become another like it, both stand in one, word by word. */
export function changedParagraphs(before: readonly string[], after: readonly string[]): ChangedParagraph[] {
  const lines = withChangedWords(lineDiff(before, after))
  const paragraphs: ChangedParagraph[] = []
  let at = 0
  while (at < lines.length) {
    const same = stretch(lines, at, 'same')
    const gone = stretch(lines, at + same.length, 'gone')
    const added = stretch(lines, at + same.length + gone.length, 'new')
    paragraphs.push(...same.map(whole), ...replaced(gone, added))
    at += same.length + gone.length + added.length
  }
  return paragraphs
}

const whole = ({ kind, text }: WordedLine): ChangedParagraph => [{ kind, text }]

function replaced(gone: readonly WordedLine[], added: readonly WordedLine[]): ChangedParagraph[] {
  const pairs = Array.from({ length: Math.max(gone.length, added.length) }, (_, at) => [gone[at], added[at]])
  return pairs.flatMap(([old, now]) => {
    if (old?.pieces && now?.pieces) return [merged(old.pieces, now.pieces)]
    return [old, now].filter((line) => line !== undefined).map(whole)
  })
}

/** What stayed stands in both, in the same order and in the same pieces. */
function merged(before: readonly Piece[], after: readonly Piece[]): ChangedParagraph {
  const pieces: ChangedPiece[] = []
  const add = (kind: ChangedPiece['kind'], text: string) => {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += text
    else pieces.push({ kind, text })
  }
  const rest = [...after]
  for (const { text, isChanged } of before) {
    if (isChanged) {
      add('gone', text)
      continue
    }
    addNew()
    add('same', text)
    rest.shift()
  }
  addNew()
  return pieces

  function addNew() {
    while (rest[0]?.isChanged) add('new', rest.shift()?.text ?? '')
  }
}
