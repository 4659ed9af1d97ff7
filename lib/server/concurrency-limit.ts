/** A client as a limit counts it: an address, or a network of addresses, and the most slots that it may hold at once. */
export type LimitedClient = { name: string; share: number }

/** A limit on how many slots are held at once, in total and by each client, so that no client can hold all of them. */
export class ConcurrencyLimit {
  readonly #most: number
  readonly #heldBy = new Map<string, number>()
  #held = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Takes one slot, counted for all these clients.
   *  @returns false, with nothing taken, where the total or the share of one of them is reached */
  acquire(clients: readonly LimitedClient[]): boolean {
    const isFree = this.#held < this.#most
    if (!isFree || clients.some(({ name, share }) => this.#countOf(name) >= share)) return false
    this.#held += 1
    for (const { name } of clients) this.#heldBy.set(name, this.#countOf(name) + 1)
    return true
  }

  /** Returns a slot that these clients acquired. */
  release(clients: readonly LimitedClient[]): void {
    this.#held -= 1
    for (const { name } of clients) {
      const left = this.#countOf(name) - 1
      if (left > 0) this.#heldBy.set(name, left)
      else this.#heldBy.delete(name)
    }
  }

  #countOf(name: string): number {
    return this.#heldBy.get(name) ?? 0
  }
}
