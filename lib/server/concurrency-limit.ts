/** Who asks for a place, and how many of them he may hold at once: an address, or a network of addresses. */
export type Holder = { name: string; share: number }

/** So many places, taken and given back; none has more than a share of them, so that nobody can take all. */
export class Places {
  readonly #most: number
  readonly #heldBy = new Map<string, number>()
  #taken = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Takes one place in the name of all these holders.
   *  @returns false where there is none left, or one of them has his share already */
  take(holders: readonly Holder[]): boolean {
    const isFree = this.#taken < this.#most
    if (!isFree || holders.some(({ name, share }) => this.#held(name) >= share)) return false
    this.#taken += 1
    for (const { name } of holders) this.#heldBy.set(name, this.#held(name) + 1)
    return true
  }

  /** Gives back a place that these holders took. */
  giveBack(holders: readonly Holder[]): void {
    this.#taken -= 1
    for (const { name } of holders) {
      const left = this.#held(name) - 1
      if (left > 0) this.#heldBy.set(name, left)
      else this.#heldBy.delete(name)
    }
  }

  #held(name: string): number {
    return this.#heldBy.get(name) ?? 0
  }
}
