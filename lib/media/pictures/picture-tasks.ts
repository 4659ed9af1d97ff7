import type { IconDrawing } from '../share-pictures/icon-drawing.ts'
import type { ShareDrawing } from '../share-pictures/share-drawing.ts'
import type { PictureFormat, Placed } from './picture-types.ts'

/** What the picture process is asked. Files are named by their paths; results lie in the folder `into`. */
export type PictureTask =
  | { kind: 'clean'; path: string; into: string; format: PictureFormat | 'heic' }
  | { kind: 'render'; path: string; into: string }
  | { kind: 'share'; drawing: ShareDrawing; photograph: string | null; into: string }
  | { kind: 'icons'; drawing: IconDrawing; into: string }

/** A picture that was read, cleaned of what was written about it, and is upright. */
export type CleanPicture = Placed & {
  format: PictureFormat
  /** A data address of at most 16 pixels; null where it would be long. */
  placeholder: string | null
  frames: number
}

/** A picture in a smaller size or another format. */
export type Rendition = Placed & { format: PictureFormat | 'avif' }

type Results = { clean: CleanPicture; render: Rendition[]; share: Placed; icons: Placed[] }
export type PictureResult<T extends PictureTask = PictureTask> = Results[T['kind']]

/** Why a picture was not read. */
export type PictureFailure = 'damaged' | 'too-many-pixels' | 'too-slow'

export type PictureAnswer = { done: PictureResult } | { failed: PictureFailure } | { crashed: string }
