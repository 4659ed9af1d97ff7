import type { KeptPage } from './kept-page.ts'
import { RecencyList } from './recency-list.ts'

/** A place in a Map of any filling, with its key's own bytes: measured. */
const BYTES_PER_ENTRY = 80
/** A Map that grows moves all that it holds at once: for 200,000 keys that takes 40 ms, in parts hardly one. */
const PARTS = 64

/** Pages by key, bounded in bytes; those that were not asked for longest leave first. */
export class BoundedPages {
  readonly #maxBytes: number
  readonly #parts = Array.from({ length: PARTS }, () => new Map<string, KeptPage>())
  readonly #recency = new RecencyList<KeptPage>()
  #bytes = 0
  #count = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  get bytes(): number {
    return this.#bytes
  }

  get count(): number {
    return this.#count
  }

  get(key: string): KeptPage | undefined {
    return this.#partOf(key).get(key)
  }

  /** Notes that a page was asked for. */
  touch(page: KeptPage): void {
    this.#recency.touch(page)
  }

  /** Every page that is there now and stays; meanwhile others may come and go. */
  *pages(): Iterable<KeptPage> {
    for (const part of this.#parts) yield* part.values()
  }

  /** Keeps a page; one that is larger than all the room is not kept. */
  set(key: string, page: KeptPage): void {
    this.delete(key)
    page.key = key
    page.countedBytes = bytesOf(page)
    if (page.countedBytes > this.#maxBytes) return
    this.#partOf(key).set(key, page)
    this.#recency.touch(page)
    this.#count += 1
    this.#bytes += page.countedBytes
    this.#makeRoom()
  }

  delete(key: string): void {
    const page = this.get(key)
    if (page === undefined) return
    this.#partOf(key).delete(key)
    this.#recency.remove(page)
    this.#count -= 1
    this.#bytes -= page.countedBytes
  }

  /** Counts a page anew that holds other bodies than before, if it is still there. */
  recount(page: KeptPage): void {
    if (this.get(page.key) !== page) return
    this.#bytes -= page.countedBytes
    page.countedBytes = bytesOf(page)
    this.#bytes += page.countedBytes
    this.#makeRoom()
  }

  #makeRoom(): void {
    while (this.#bytes > this.#maxBytes && this.#recency.oldest !== null)
      this.delete(this.#recency.oldest.key)
  }

  /** Told apart by the last characters of the key, in which keys differ most. */
  #partOf(key: string): Map<string, KeptPage> {
    let hash = key.length
    for (let at = Math.max(0, key.length - 4); at < key.length; at++) hash = hash * 31 + key.charCodeAt(at)
    // There are as many as the numbers that the remainder can be.
    return this.#parts[hash % PARTS] as Map<string, KeptPage>
  }
}

function bytesOf(page: KeptPage): number {
  return page.bytes + page.key.length + BYTES_PER_ENTRY
}
