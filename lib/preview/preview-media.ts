import { mediaOfText } from '../articles/media-of-text.ts'
import type { MediaById, MediaFileView } from '../media/media-types.ts'
import { readMedia } from '../media/read-media.ts'
import type { ShownText } from './preview-text.ts'

/** The media of a text; the addresses of their files carry the token of the preview link that opens them, if there is one.
 *  An editor's own session opens them without. */
export async function previewMedia({ content }: ShownText, token: string | null): Promise<MediaById> {
  const media = await readMedia(mediaOfText(content))
  if (token === null) return media
  const opened = (file: MediaFileView) => ({ ...file, address: `${file.address}?preview=${token}` })
  return new Map(
    [...media].map(([id, view]) => [
      id,
      { ...view, original: view.original && opened(view.original), renditions: view.renditions.map(opened) },
    ]),
  )
}
