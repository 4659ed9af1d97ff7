import { learnMedia } from './known-media.ts'
import type { PictureIntake } from './pending-pictures.ts'
import { uploadFile } from './upload.ts'

/** Asks the library for pictures at addresses of the web. @returns their numbers in order; null for one that it does not take, none at all
 *  where it refuses */
export type RequestPictures = (given: { addresses: string[] }) => Promise<{ numbers: (number | null)[] }>

/** So many are asked for at once. */
const MOST_AT_ONCE = 50

/** How a sheet's pictures come into the library. */
export function pictureIntake(request: RequestPictures): PictureIntake {
  return {
    request: async (addresses) => {
      const numbers: (number | null)[] = []
      for (let at = 0; at < addresses.length; at += MOST_AT_ONCE) {
        const asked = addresses.slice(at, at + MOST_AT_ONCE)
        const answer = await request({ addresses: asked })
        if (answer.numbers.length !== asked.length) break
        numbers.push(...answer.numbers)
      }
      return numbers
    },
    upload: async (file, onProgress) => {
      const { media } = await uploadFile(file, { onProgress })
      learnMedia([media])
      return media
    },
  }
}
