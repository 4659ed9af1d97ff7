import { listedArticles } from '../articles/published-list.ts'
import type { ListedArticle } from '../articles/published-types.ts'
import type { Front } from './front-types.ts'

/** How many of the region's newest the page of an empty city shows. */
const ELSEWHERE = 12

/** The newest of all cities for the page of a city that has no article; none for any other. */
export async function readElsewhere(front: Front): Promise<ListedArticle[]> {
  return front.lead === null ? listedArticles({ scope: { of: 'site' }, limit: ELSEWHERE }) : []
}
