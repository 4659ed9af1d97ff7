/** Formats that sharp reads here. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif'

/** A file with a picture: its size in pixels, upright. */
export type Placed = { path: string; width: number; height: number; bytes: number }
