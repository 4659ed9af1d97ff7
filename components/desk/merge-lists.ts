import { type Compare, type Edit, pairedEdits } from './paired-edits.ts'

/** A stretch of a merged list: what it holds, or what it could hold. */
export type Piece<T> =
  | { kind: 'agreed'; items: T[] }
  /** `at`: where in the base it begins. */
  | { kind: 'conflict'; at: number; base: T[]; theirs: T[]; mine: T[] }

type Within<T> = Compare<T> & {
  /** Merges two states of one item, or says that it cannot. */
  inside: (base: T, theirs: T, mine: T) => T | null
}

type Region<T> = { from: number; to: number; theirs: Edit<T>[]; mine: Edit<T>[] }

/**
 * A three-way merge of two lists that began as the same one: what only one side changed is taken, what both changed in
 * the same way is taken once, what they changed differently is a conflict that holds all three.
 */
export function mergeLists<T>(
  base: readonly T[],
  theirs: readonly T[],
  mine: readonly T[],
  compare: Within<T>,
): Piece<T>[] {
  const regions = regionsOf(pairedEdits(base, theirs, compare), pairedEdits(base, mine, compare))
  const pieces: Piece<T>[] = []
  let at = 0
  for (const region of regions) {
    pieces.push({ kind: 'agreed', items: base.slice(at, region.from) }, mergeRegion(base, region, compare))
    at = region.to
  }
  pieces.push({ kind: 'agreed', items: base.slice(at) })
  return pieces.filter((piece) => piece.kind === 'conflict' || piece.items.length > 0)
}

function mergeRegion<T>(base: readonly T[], region: Region<T>, compare: Within<T>): Piece<T> {
  const before = base.slice(region.from, region.to)
  const theirs = applied(base, region, region.theirs)
  const mine = applied(base, region, region.mine)
  const keys = (items: T[]) => JSON.stringify(items.map(compare.keyOf))
  const isSame = (one: T[], other: T[]) => keys(one) === keys(other)
  if (isSame(theirs, mine) || isSame(mine, before)) return { kind: 'agreed', items: theirs }
  if (isSame(theirs, before)) return { kind: 'agreed', items: mine }
  const [[was, one, other], rest] = [[before[0], theirs[0], mine[0]], [before, theirs, mine].some(isMany)]
  const isOne = !rest && was !== undefined && one !== undefined && other !== undefined
  const merged = isOne ? compare.inside(was, one, other) : null
  return merged === null
    ? { kind: 'conflict', at: region.from, base: before, theirs, mine }
    : { kind: 'agreed', items: [merged] }
}

const isMany = (items: readonly unknown[]) => items.length > 1

/** A region of the base as one side has it. */
function applied<T>(base: readonly T[], { from, to }: Region<T>, edits: readonly Edit<T>[]): T[] {
  const items: T[] = []
  let at = from
  for (const edit of edits) {
    items.push(...base.slice(at, edit.from), ...edit.items)
    at = edit.to
  }
  return [...items, ...base.slice(at, to)]
}

/** The edits of both sides, those together that touch each other. */
function regionsOf<T>(theirs: readonly Edit<T>[], mine: readonly Edit<T>[]): Region<T>[] {
  const all = [
    ...theirs.map((edit) => ({ edit, side: 'theirs' as const })),
    ...mine.map((edit) => ({ edit, side: 'mine' as const })),
  ].sort((one, other) => one.edit.from - other.edit.from || one.edit.to - other.edit.to)
  const regions: Region<T>[] = []
  for (const { edit, side } of all) {
    let region = regions.at(-1)
    if (!region || !touches(region, edit, region[side === 'mine' ? 'theirs' : 'mine'])) {
      region = { from: edit.from, to: edit.to, theirs: [], mine: [] }
      regions.push(region)
    }
    region[side].push(edit)
    region.to = Math.max(region.to, edit.to)
  }
  return regions
}

/** Whether an edit has to do with what the other side did in a region. */
function touches<T>(region: Region<T>, edit: Edit<T>, others: readonly Edit<T>[]): boolean {
  if (region.from < edit.to && edit.from < region.to) return true
  // Where both put something in at one place, nobody can say what is to stand before what.
  return inserts(edit) && others.some((other) => other.to === edit.from && inserts(other))
}

const inserts = <T>({ from, to, items }: Edit<T>) => items.length > to - from
