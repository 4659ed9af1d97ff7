import type { Article } from '#lib/db/generated/client.ts'
import { publicationInstant } from './publication-date.ts'
import type { Content } from './schema.ts'

/** When a published article was published, for readers, where its date becomes another one: the date that is set, else the
 *  moment of its publication. */
export function publicTimes(
  old: Pick<Article, 'publishedAt' | 'publicSince' | 'publicationDate'>,
  { publicationDate }: Pick<Content, 'publicationDate'>,
) {
  if (publicationDate === old.publicationDate) return {}
  const publicSince = old.publicSince ?? old.publishedAt
  return { publicSince, publishedAt: publicationInstant(publicationDate) ?? publicSince }
}
