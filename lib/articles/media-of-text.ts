import { mediaOf } from './body/media-of.ts'
import type { ArticleText } from './content.ts'

/** The numbers of the media that a text uses. */
export function mediaOfText({ body }: Pick<ArticleText, 'body'>): number[] {
  return mediaOf(body)
}
