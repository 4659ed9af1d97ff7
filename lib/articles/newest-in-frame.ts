import { cachedValue } from '../page-cache/cached-value.ts'
import { listedArticles } from './published-list.ts'
import { tagsOfList } from './tags.ts'

/** How many a page names that has nothing else to show. */
const IN_FRAME = 5

const [ARTICLES = ''] = tagsOfList()

/** The newest articles of all cities, as pages name them that stand where nothing is. */
export const newestInFrame = cachedValue(ARTICLES, async () => {
  const newest = await listedArticles({ scope: { of: 'site' }, limit: IN_FRAME })
  return newest.map(({ id, title }) => ({ id, title }))
})
