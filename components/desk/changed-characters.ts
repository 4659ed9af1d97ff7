import { diffArrays } from 'diff'

export type CharacterPiece = { kind: 'same' | 'gone' | 'new'; text: string }

/** Two texts that differ in more characters than this are shown as wholes. */
const MOST_EDITS = 1_000

/** What becomes of a text, character by character. */
export function changedCharacters(before: string, after: string): CharacterPiece[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS })
  if (!changes)
    return [
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ]
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    text: value.join(''),
  }))
}
