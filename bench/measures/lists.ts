import { compareKinds } from '../scale/compare.ts'
import type { Databases } from '../scale/kept-databases.ts'
import { listKinds, listsOf } from '../scale/list-requests.ts'
import { SMALL, withSites } from '../scale/with-sites.ts'
import type { Row } from '../table.ts'
import { listJobRows, listJobsHere } from './list-jobs.ts'

/** Lists, feeds and sitemaps of so many articles, compared with ten thousand, and the jobs that make lists. */
export function measureLists(databases: Databases, articles: number): Promise<Row[]> {
  return withSites(databases, articles, listJobsHere, listsOf, async (sites, [small, large]) => [
    ...(await compareKinds('list', sites, listKinds)),
    ...listJobRows(small, large, `${SMALL}`),
  ])
}
