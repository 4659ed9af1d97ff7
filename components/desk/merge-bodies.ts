import type { Block, Body, ListItem } from '#lib/articles/body/body.ts'
import { bodyOf } from './body-json.ts'
import { blockLines } from './body-lines.ts'
import { mergeLists, type Piece } from './merge-lists.ts'

/** Merges two states of a body block by block; lists and quotations point by point where they can be. */
export function mergeBodies(base: Body, theirs: Body, mine: Body): Piece<Block>[] {
  const [was, one, other] = [base, theirs, mine].map((body) => bodyOf(body).content)
  return mergeLists(was ?? [], one ?? [], other ?? [], { keyOf, wordsOf, inside: insideBlock })
}

const keyOf = (block: Block | ListItem) => JSON.stringify(block)
const wordsOf = (block: Block | ListItem) => blockLines(block, '').join('\n')

function insideBlock(base: Block, theirs: Block, mine: Block): Block | null {
  if (base.type === 'bulletList' && theirs.type === 'bulletList' && mine.type === 'bulletList')
    return within(mergeItems(base.content, theirs.content, mine.content), (content) => ({ ...base, content }))
  if (base.type === 'orderedList' && theirs.type === 'orderedList' && mine.type === 'orderedList')
    return startOf(base) === startOf(theirs) && startOf(base) === startOf(mine)
      ? within(mergeItems(base.content, theirs.content, mine.content), (content) => ({ ...base, content }))
      : null
  if (base.type === 'blockquote' && theirs.type === 'blockquote' && mine.type === 'blockquote')
    return within(mergeInner(base.content, theirs.content, mine.content), (content) => ({ ...base, content }))
  return null
}

type Inner = ListItem['content'][number]

function mergeItems(base: ListItem[], theirs: ListItem[], mine: ListItem[]): Piece<ListItem>[] {
  const inside = (was: ListItem, one: ListItem, other: ListItem) =>
    within(mergeInner(was.content, one.content, other.content), (content) => ({ ...was, content }))
  return mergeLists(base, theirs, mine, { keyOf, wordsOf, inside })
}

function mergeInner(base: Inner[], theirs: Inner[], mine: Inner[]): Piece<Inner>[] {
  const inside = (was: Inner, one: Inner, other: Inner) => {
    const merged = insideBlock(was, one, other)
    return merged === null || merged.type === 'heading' || merged.type === 'blockquote' ? null : merged
  }
  return mergeLists(base, theirs, mine, { keyOf, wordsOf, inside })
}

/** The whole again, if all of it could be merged and something is left. */
function within<T, Whole>(pieces: readonly Piece<T>[], whole: (content: T[]) => Whole): Whole | null {
  const content: T[] = []
  for (const piece of pieces) {
    if (piece.kind === 'conflict') return null
    content.push(...piece.items)
  }
  return content.length > 0 ? whole(content) : null
}

const startOf = ({ attrs }: { attrs?: { start: number } | undefined }) => attrs?.start ?? 1
