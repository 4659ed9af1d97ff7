import type { Readable } from 'node:stream'

/** A part of a file: its first byte and its last one, counted from 0. */
export type ByteRange = { start: number; end: number }

/** What is to be kept: bytes, or a file of this machine. */
export type Content = Buffer | { path: string }

export type StoredFile = { hash: string; bytes: number; storedAt: Date }

/**
 * Where the files of the media library are kept, each under the SHA-256 (hex) of its content: what is there never changes,
 * and keeping it twice is keeping it once. Every method may throw DomainError unavailable (storage-failure.ts).
 */
export interface MediaStorage {
  /** Keeps a file. It is whole and safe when this returns; another content than its hash names is refused. */
  put(hash: string, content: Content): Promise<void>
  /** The file, or a part of it that it has; null where it is not kept. Whoever asks must read it or destroy it.
   *  An aborted signal ends the reading. */
  get(hash: string, options?: { range?: ByteRange; signal?: AbortSignal }): Promise<Readable | null>
  head(hash: string): Promise<{ bytes: number } | null>
  /** Does nothing where it is not kept. */
  delete(hash: string): Promise<void>
  /** Everything that is kept, in no order. */
  list(): AsyncIterable<StoredFile>
}

const HASH = /^[0-9a-f]{64}$/

const isHash = (text: string): boolean => HASH.test(text)

/** The name under which a file is kept: `ab/abcd…`, so that no folder holds all of them. Both kinds of storage use the
 *  same, so that an operator can copy one into the other. */
export function storageKey(hash: string): string {
  if (!isHash(hash)) throw new Error('a file of the media library is named by its SHA-256')
  return `${hash.slice(0, 2)}/${hash}`
}

/** The hash of such a name; null for every other name. */
export function hashOfKey(key: string): string | null {
  const [, folder, hash = ''] = /^([0-9a-f]{2})\/([0-9a-f]{64})$/.exec(key) ?? []
  return folder !== undefined && hash.startsWith(folder) ? hash : null
}
