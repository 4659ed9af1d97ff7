/** Numbers that look like chance and are the same for the same seed. */
export type Random = {
  /** From 0 up to, and without, `below`. */
  number(below: number): number
  pick<T>(choices: readonly [T, ...T[]] | readonly T[]): T
  /** Whether something happens that does so `percent` times in a hundred. */
  happens(percent: number): boolean
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state are enough to choose requests. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const number = (below: number) => Math.floor(next() * below)
  return {
    number,
    pick: (choices) => {
      const chosen = choices[number(choices.length)]
      if (chosen === undefined) throw new Error('there is nothing to choose from')
      return chosen
    },
    happens: (percent) => number(100) < percent,
  }
}
