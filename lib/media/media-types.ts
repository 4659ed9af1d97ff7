import type { MediaKind, MediaState } from '#lib/db/generated/enums.ts'

export type { MediaPlace } from '#lib/db/generated/enums.ts'

/** A file of a medium as it is served; width and height in pixels, null for what has none. */
export type MediaFileView = {
  address: string
  format: string
  width: number | null
  height: number | null
  bytes: number
}

/** A medium as the desk and readers' pages show it. */
export type MediaView = {
  id: number
  kind: MediaKind
  state: MediaState
  /** Of the uploaded file. */
  name: string
  mime: string
  bytes: number
  /** In pixels, upright. */
  width: number | null
  height: number | null
  /** In seconds. */
  duration: number | null
  alt: string
  decorative: boolean
  caption: string
  credit: string
  licence: string
  source: string
  /** What must stay in view when it is cropped, in hundredths of width and height. */
  focal: { x: number; y: number }
  /** A data address of a few pixels. */
  placeholder: string | null
  /** Null until it is there (states fetching and failed). */
  original: MediaFileView | null
  /** From the narrowest to the widest. */
  renditions: MediaFileView[]
  /** When anything of it that pages show last changed (ISO 8601). */
  changedAt: string
}

/** Media by their numbers. */
export type MediaById = ReadonlyMap<number, MediaView>
