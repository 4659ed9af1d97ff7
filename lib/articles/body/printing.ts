import type { MediaById } from '../../media/media-types.ts'

/** For whom a body is printed, and the files that its numbers stand for. */
export type Printing = {
  readonly place: 'reader' | 'desk'
  readonly media: MediaById
  /** The picture that a reader sees first, by its number: it is loaded at once. */
  readonly first?: number | undefined
}
