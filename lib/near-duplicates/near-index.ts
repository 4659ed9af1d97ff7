import { bandsOf, NEAR, probesOf } from './bands.ts'
import type { Fingerprint } from './fingerprint.ts'
import { distance } from './simhash.ts'

/** Texts in memory, found by those that read nearly the same, as `findNearest` finds those of the database. */
export class NearIndex<T> {
  readonly #byBand = new Map<number, { hash: bigint; text: T }[]>()

  add({ hash }: Fingerprint, text: T): void {
    if (hash === null) return
    for (const band of bandsOf(hash)) {
      const there = this.#byBand.get(band)
      if (there) there.push({ hash, text })
      else this.#byBand.set(band, [{ hash, text }])
    }
  }

  /** The nearest one; null where none is near, or where this one is too short to tell. */
  nearest({ hash }: Fingerprint): T | null {
    if (hash === null) return null
    let best: { text: T; differing: number } | null = null
    for (const probe of probesOf(hash))
      for (const { hash: other, text } of this.#byBand.get(probe) ?? []) {
        const differing = distance(hash, other)
        if (differing <= NEAR && differing < (best?.differing ?? 65)) best = { text, differing }
      }
    return best?.text ?? null
  }
}
