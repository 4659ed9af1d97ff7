import { mediaOf, mediaUses } from './body/media-of.ts'
import type { ArticleText } from './content.ts'

/** The numbers of the media that a text uses. */
export function mediaOfText({ body, leadMediaId }: Pick<ArticleText, 'body' | 'leadMediaId'>): number[] {
  return [...(leadMediaId === null ? [] : [leadMediaId]), ...mediaOf(body)]
}

/** The picture that stands for a text in lists and on cards: its lead picture, else the first of its body. */
export function cardPictureOf({
  body,
  leadMediaId,
}: Pick<ArticleText, 'body' | 'leadMediaId'>): number | null {
  return leadMediaId ?? mediaUses(body).find(({ kind }) => kind === 'picture')?.id ?? null
}
