/** A state of the automaton: what follows by a character, where to go on when nothing follows, which words end here. */
type State = { next: Map<string, State>; fallback: State | null; ends: string[] }

export type Found = { word: string; from: number; to: number }

const newState = (): State => ({ next: new Map(), fallback: null, ends: [] })

/** Finds all of many words in one pass over a text (Aho and Corasick 1975). */
export class WordFinder {
  readonly #root = newState()

  constructor(words: Iterable<string>) {
    for (const word of words) if (word !== '') this.#add(word)
    this.#link()
  }

  /** The words in a text from left to right. Of those that overlap the one that begins first counts, then the longest. */
  find(text: string): Found[] {
    const all: Found[] = []
    let state = this.#root
    for (let at = 0; at < text.length; at += 1) {
      state = this.#step(state, text[at] ?? '')
      for (const word of state.ends) all.push({ word, from: at + 1 - word.length, to: at + 1 })
    }
    let end = 0
    const sorted = all.sort((one, other) => one.from - other.from || other.to - one.to)
    return sorted.filter(({ from, to }) => {
      if (from < end) return false
      end = to
      return true
    })
  }

  #step(from: State, sign: string): State {
    let state: State | null = from
    while (state && !state.next.has(sign)) state = state.fallback
    return state?.next.get(sign) ?? this.#root
  }

  #add(word: string): void {
    let state = this.#root
    for (const sign of word.split('')) {
      const next = state.next.get(sign) ?? newState()
      state.next.set(sign, next)
      state = next
    }
    state.ends.push(word)
  }

  /** Level by level: a state's fallback is the longest shorter end of it that begins another word. */
  #link(): void {
    const waiting = [this.#root]
    for (let at = 0; at < waiting.length; at += 1) {
      const state = waiting[at]
      for (const [sign, next] of state?.next ?? []) {
        next.fallback =
          state === this.#root || !state?.fallback ? this.#root : this.#step(state.fallback, sign)
        next.ends.push(...next.fallback.ends)
        waiting.push(next)
      }
    }
  }
}
