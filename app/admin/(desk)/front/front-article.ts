import { formatTime } from '#components/desk/format-time.ts'
import type { FrontArticle, FrontSlot } from '#components/desk/front-entry.ts'
import type { DeskListItem } from '#lib/articles/desk-types.ts'
import { publicationMinute } from '#lib/articles/publication-date.ts'
import type { DeskFront } from '#lib/front/desk-front.ts'

type Shown = Pick<DeskListItem, 'id' | 'title' | 'publishedAt'> & { city: { name: string } }

/** A published article as it is offered. */
export function foundArticle({ id, title, city, publishedAt }: Shown): FrontArticle {
  return { id, title, city: city.name, published: publishedAt ? formatTime(publishedAt) : '', absence: '' }
}

/** A slot as the page shows it.
 *  @param cityId of the page; null for the front page of the whole site */
export function shownSlot(
  { article, startsAt, endsAt, ...place }: DeskFront['slots'][number],
  at: number,
  cityId: number | null,
): FrontSlot {
  const isElsewhere = cityId !== null && article.city.id !== cityId
  const absence = article.isPublished ? (isElsewhere ? '已改到别的城市' : '') : '已下架'
  return {
    ...place,
    key: `stored-${at}`,
    article: { ...foundArticle(article), absence },
    startsAt: startsAt ? publicationMinute(startsAt) : '',
    endsAt: endsAt ? publicationMinute(endsAt) : '',
  }
}
