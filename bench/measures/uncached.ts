import { copiesOfTheSeed } from '../fixtures.ts'
import { rateRatio } from '../load.ts'
import { startPortal } from '../portal.ts'
import { atLeast, type Row } from '../table.ts'
import type { Bench } from './measure.ts'

/** More than fit into a cache of 1 MB, requested in turn: each entry is evicted before its next request. */
const ARTICLES = 200

/** Articles that are not in the cache: each request renders, compresses and stores one. */
export async function measureUncached({ portal, next }: Bench): Promise<Row[]> {
  const copies = await copiesOfTheSeed(ARTICLES)
  const forgetful = await startPortal({ database: portal.database, env: { PAGE_CACHE_MB: '1' } })
  const paths = (folder: string) => copies.map(({ id }) => `/${folder}/${id}`)
  try {
    const ratio = await rateRatio(
      { url: forgetful.url, paths: paths('articles') },
      { url: next.url, paths: paths('dynamic') },
    )
    return [atLeast(2, 'article page, not cached', '`next start`, the same page, `force-dynamic`', ratio)]
  } finally {
    await forgetful.stop()
  }
}
