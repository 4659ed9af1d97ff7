import type { Candidate, Placed, Zone, Zones } from './front-types.ts'

/** How many stand beside the lead. */
const SECONDARY = 3
/** How many a column's block shows, its head with them, and with how few it is no block. */
const IN_BLOCK = 5
const LEAST_IN_BLOCK = 3

type Given = {
  /** Those that hold now, in the editors' order. */
  placed: readonly Placed[]
  /** Of the whole page, newest first. */
  newest: readonly Candidate[]
  /** Of each column, newest first, in the order of the columns. */
  columns: readonly { columnId: number; newest: readonly Candidate[] }[]
}

/**
 * Gives each article one place: in each zone first those that editors placed there, then the newest that stand nowhere yet.
 * The lead is the newest that has a picture, where no editor chose one.
 */
export function composeZones({ placed, newest, columns }: Given): Zones<number> {
  const places = new Places(placed)
  // Where editors placed all there are further down, the newest of them leads all the same.
  const [lead] = places.take('lead', null, 1, pictureFirst(newest)) ?? places.takeAny(newest)
  const secondary = places.take('secondary', null, SECONDARY, newest)
  const blocks = columns.flatMap(({ columnId, newest }) => {
    const all = places.take('column', columnId, IN_BLOCK, newest, LEAST_IN_BLOCK) ?? []
    const [head, ...titles] = places.has('column', columnId) ? all : pictureFirst(all)
    return head ? [{ columnId, head: head.id, titles: titles.map(({ id }) => id) }] : []
  })
  return {
    lead: lead?.id ?? null,
    secondary: (secondary ?? []).map(({ id }) => id),
    blocks,
    more: newest.flatMap(({ id }) => (places.isShown(id) ? [] : [id])),
  }
}

/** Which articles have their places. */
class Places {
  readonly #placed: readonly Placed[]
  readonly #reserved: ReadonlySet<number>
  readonly #shown = new Set<number>()

  constructor(placed: readonly Placed[]) {
    this.#placed = placed
    this.#reserved = new Set(placed.map(({ id }) => id))
  }

  isShown(id: number): boolean {
    return this.#shown.has(id)
  }

  /** Whether an editor placed something in this zone. */
  has(zone: Zone, columnId: number | null): boolean {
    return this.#in(zone, columnId).length > 0
  }

  /** Fills a zone; what editors placed in others is not taken up. Null where there is less than `least`, apart from a zone
   *  in which they placed something. */
  take(
    zone: Zone,
    columnId: number | null,
    most: number,
    newest: readonly Candidate[],
    least = 1,
  ): Candidate[] | null {
    const pinned = this.#in(zone, columnId).filter(({ id }) => !this.#shown.has(id))
    const free = newest.filter(({ id }) => !this.#shown.has(id) && !this.#reserved.has(id))
    const taken = [...new Map([...pinned, ...free].map((one) => [one.id, one])).values()].slice(0, most)
    if (pinned.length === 0 && taken.length < least) return null
    for (const { id } of taken) this.#shown.add(id)
    return taken
  }

  takeAny(newest: readonly Candidate[]): Candidate[] {
    const taken = newest.slice(0, 1)
    for (const { id } of taken) this.#shown.add(id)
    return taken
  }

  #in(zone: Zone, columnId: number | null): Placed[] {
    return this.#placed.filter((one) => one.zone === zone && one.columnId === columnId)
  }
}

/** The same, with the first that has a picture at the front. */
function pictureFirst(candidates: readonly Candidate[]): Candidate[] {
  const first = candidates.find(({ hasPicture }) => hasPicture)
  return first ? [first, ...candidates.filter((one) => one !== first)] : [...candidates]
}
