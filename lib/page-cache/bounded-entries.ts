import type { CacheEntry } from './cache-entry.ts'
import { RecencyList } from './recency-list.ts'

/** Bytes that one Map slot with its key's header takes; measured. */
const BYTES_PER_ENTRY = 80
/** A growing Map rehashes all keys at once, which takes 40 ms for 200,000; 64 small Maps avoid that pause. */
const PARTS = 64

/** Cache entries by key, bounded in bytes; the least recently used are evicted first. */
export class BoundedEntries {
  readonly #maxBytes: number
  readonly #parts = Array.from({ length: PARTS }, () => new Map<string, CacheEntry>())
  readonly #recency = new RecencyList<CacheEntry>()
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

  get(key: string): CacheEntry | undefined {
    return this.#partOf(key).get(key)
  }

  /** Marks an entry as the most recently used one. */
  touch(entry: CacheEntry): void {
    this.#recency.touch(entry)
  }

  /** All entries; others may be added or deleted during the iteration. */
  *entries(): Iterable<CacheEntry> {
    for (const part of this.#parts) yield* part.values()
  }

  /** Stores an entry, evicting others as needed; one that is larger than `maxBytes` is not stored. */
  set(key: string, entry: CacheEntry): void {
    this.delete(key)
    entry.key = key
    entry.countedBytes = bytesOf(entry)
    if (entry.countedBytes > this.#maxBytes) return
    this.#partOf(key).set(key, entry)
    this.#recency.touch(entry)
    this.#count += 1
    this.#bytes += entry.countedBytes
    this.#evict()
  }

  delete(key: string): void {
    const entry = this.get(key)
    if (entry === undefined) return
    this.#partOf(key).delete(key)
    this.#recency.remove(entry)
    this.#count -= 1
    this.#bytes -= entry.countedBytes
  }

  /** Counts the bytes of a stored entry again after its bodies changed. */
  recount(entry: CacheEntry): void {
    if (this.get(entry.key) !== entry) return
    this.#bytes -= entry.countedBytes
    entry.countedBytes = bytesOf(entry)
    this.#bytes += entry.countedBytes
    this.#evict()
  }

  #evict(): void {
    while (this.#bytes > this.#maxBytes && this.#recency.oldest !== null)
      this.delete(this.#recency.oldest.key)
  }

  /** Chosen by a hash of the last four characters, in which keys differ most. */
  #partOf(key: string): Map<string, CacheEntry> {
    let hash = key.length
    for (let at = Math.max(0, key.length - 4); at < key.length; at++) hash = hash * 31 + key.charCodeAt(at)
    // The remainder is always an index of the array.
    return this.#parts[hash % PARTS] as Map<string, CacheEntry>
  }
}

function bytesOf(entry: CacheEntry): number {
  return entry.bytes + entry.key.length + BYTES_PER_ENTRY
}
