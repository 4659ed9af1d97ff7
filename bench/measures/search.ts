import { compareKinds } from '../scale/compare.ts'
import type { Databases } from '../scale/kept-databases.ts'
import { searchesOf, searchKinds } from '../scale/search-requests.ts'
import { SMALL, withSites } from '../scale/with-sites.ts'
import type { Row } from '../table.ts'
import { indexingHere, indexingRows } from './indexing.ts'

/** Searches among so many articles, compared with ten thousand. */
export function measureSearch(databases: Databases, articles: number): Promise<Row[]> {
  return withSites(databases, articles, indexingHere, searchesOf, async (sites, [small, large]) => [
    ...(await compareKinds('search', sites, searchKinds)),
    ...indexingRows(small, large, `${SMALL}`),
  ])
}
