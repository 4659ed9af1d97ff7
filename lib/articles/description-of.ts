import { shortened } from '../text/shortened.ts'
import { plainText } from './body/plain-text.ts'
import type { PublishedArticle } from './published-types.ts'

/** As much as a share card shows, and no address of a share link grows too long for. */
const LONGEST_DESCRIPTION = 120

/** The summary, or the text where there is none, in one line; whole characters, an ellipsis where it was cut. */
export function descriptionOf(
  { summary, body }: Pick<PublishedArticle, 'summary' | 'body'>,
  most = LONGEST_DESCRIPTION,
): string {
  return shortened((summary || plainText(body)).replace(/\s+/g, ' ').trim(), most)
}
