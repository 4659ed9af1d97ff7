import type { MediaById } from '../../media/media-types.ts'

/** For whom a body is printed, and the files that its numbers stand for. */
export type Printing = { readonly place: 'reader' | 'desk'; readonly media: MediaById }
