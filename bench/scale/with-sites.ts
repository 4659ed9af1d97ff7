import type pg from 'pg'
import type { Portal } from '../portal.ts'
import type { Databases } from './kept-databases.ts'
import { openSite, type Site } from './site.ts'
import { usingDatabase } from './use-database.ts'

/** What a larger site is compared with. */
export const SMALL = 10_000

/**
 * Starts two sites, with ten thousand articles and with so many.
 * @param here is measured in this process before, on each database
 * @param knowing reads what the requests name
 */
export async function withSites<Here, Known, Result>(
  databases: Databases,
  articles: number,
  here: () => Promise<Here>,
  knowing: (client: pg.Client, portal: Portal) => Promise<Known>,
  work: (sites: readonly Site<Known>[], measured: [Here, Here]) => Promise<Result>,
): Promise<Result> {
  const [small, large] = [await databases.holding(SMALL), await databases.holding(articles)]
  const measured: [Here, Here] = [await usingDatabase(small, here), await usingDatabase(large, here)]
  const sites: Site<Known>[] = []
  try {
    sites.push(await openSite(small, SMALL, knowing))
    sites.push(await openSite(large, articles, knowing))
    return await work(sites, measured)
  } finally {
    for (const { client, portal } of sites) await client.end().then(portal.stop)
  }
}
