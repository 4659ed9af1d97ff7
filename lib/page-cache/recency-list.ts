/** A thing that knows its neighbours in the order of last use. */
export type Linked<Self> = { newer: Self | null; older: Self | null }

/** The order of last use, as a list linked both ways through the things themselves. */
export class RecencyList<Item extends Linked<Item>> {
  #newest: Item | null = null
  #oldest: Item | null = null

  /** What was not used for longest. */
  get oldest(): Item | null {
    return this.#oldest
  }

  /** Puts an item first, whether it was in the list or not. */
  touch(item: Item): void {
    if (item === this.#newest) return
    this.remove(item)
    item.older = this.#newest
    if (this.#newest) this.#newest.newer = item
    this.#newest = item
    this.#oldest ??= item
  }

  remove(item: Item): void {
    const { newer, older } = item
    if (newer) newer.older = older
    else if (item === this.#newest) this.#newest = older
    if (older) older.newer = newer
    else if (item === this.#oldest) this.#oldest = newer
    item.newer = null
    item.older = null
  }
}
