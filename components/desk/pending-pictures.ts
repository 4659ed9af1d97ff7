import type { MediaView } from '#lib/media/media-types.ts'
import { newFormKey } from './form-key.ts'

/** The node that is the place of a picture that has no number in the library yet. It is never stored. */
export const PENDING = 'pendingPicture'

/** How pictures come into the library: by their address, which a job fetches, or by their bytes. */
export type PictureIntake = {
  /** The number of each picture in the library, in order. It is there before the picture is; null for
   *  one that cannot be had. */
  request: (addresses: string[]) => Promise<(number | null)[]>
  /** `onProgress` gets the part that has arrived, from 0 to 1. What cannot be taken is thrown with a sentence. */
  upload: (file: File, onProgress: (part: number) => void) => Promise<{ id: number; kind: MediaView['kind'] }>
}

/** Where a picture comes from: an address of the web, or its bytes. */
export type PictureOrigin = string | File

export type PendingState = 'waiting' | 'failed' | number

type Pending = {
  origin: PictureOrigin
  alt: string
  caption: string
  state: PendingState
  kind: MediaView['kind']
  /** The part of a file that has been uploaded, from 0 to 1. */
  part: number
  /** Why it failed, in a sentence; empty where nothing is said. */
  failure: string
}

/** The pictures of a sheet that have no number in the library yet, by the keys of their places. */
export class PendingPictures {
  readonly #intake: PictureIntake
  readonly #pending = new Map<string, Pending>()
  readonly #listeners = new Set<(key: string) => void>()

  constructor(intake: PictureIntake) {
    this.#intake = intake
  }

  /** Keeps a place for a picture. @returns its key */
  add(origin: PictureOrigin, words: { alt: string; caption: string }): string {
    const key = newFormKey()
    this.#pending.set(key, { origin, ...words, state: 'waiting', kind: 'picture', part: 0, failure: '' })
    return key
  }

  find(key: string): Readonly<Pending> | undefined {
    return this.#pending.get(key)
  }

  /** Hears of every change of a place. @returns what ends it */
  listen(listener: (key: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Brings the pictures of these places into the library; what fails can be begun again. */
  async begin(keys: readonly string[]): Promise<void> {
    const addresses = keys.filter((key) => typeof this.#pending.get(key)?.origin === 'string')
    for (const key of keys) this.#become(key, 'waiting')
    const files = keys.filter((key) => !addresses.includes(key))
    await Promise.all([this.#request(addresses), ...files.map((key) => this.#upload(key))])
  }

  async #request(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return
    try {
      const numbers = await this.#intake.request(keys.map((key) => String(this.#pending.get(key)?.origin)))
      keys.forEach((key, at) => {
        this.#become(key, numbers[at] ?? 'failed')
      })
    } catch {
      for (const key of keys) this.#become(key, 'failed')
    }
  }

  async #upload(key: string): Promise<void> {
    const origin = this.#pending.get(key)?.origin
    if (!(origin instanceof File)) return
    try {
      const { id, kind } = await this.#intake.upload(origin, (part) => this.#tell(key, { part }))
      this.#tell(key, { kind, state: id })
    } catch (error) {
      this.#tell(key, { failure: error instanceof Error ? error.message : '', state: 'failed' })
    }
  }

  #become(key: string, state: PendingState): void {
    this.#tell(key, { state, part: 0, failure: '' })
  }

  #tell(key: string, changes: Partial<Pending>): void {
    const pending = this.#pending.get(key)
    if (!pending) return
    Object.assign(pending, changes)
    for (const listener of this.#listeners) listener(key)
  }
}
