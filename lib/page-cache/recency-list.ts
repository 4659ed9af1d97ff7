/** An item with links to its neighbours in the order of last use. */
export type Linked<Self> = { newer: Self | null; older: Self | null }

/** The order of last use, as a doubly linked list whose links are in the items themselves. */
export class RecencyList<Item extends Linked<Item>> {
  #newest: Item | null = null
  #oldest: Item | null = null

  /** The least recently used item. */
  get oldest(): Item | null {
    return this.#oldest
  }

  /** Moves an item to the front, or inserts it there. */
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
