import { removedLately } from '#lib/articles/removed-lately.ts'
import { tagsOfList } from '#lib/articles/tags.ts'
import { shanghaiTimestamp } from '#lib/time.ts'
import { apiRoute, readOnly } from '#lib/web/api-route.ts'

export const dynamic = 'force-dynamic'

/** For whoever keeps copies of articles: which ones to delete. */
export const GET = apiRoute(async () => {
  const { ids, since } = await removedLately()
  return { data: { ids, since: since && shanghaiTimestamp(since) }, tags: tagsOfList() }
})

export { readOnly as DELETE, readOnly as OPTIONS, readOnly as PATCH, readOnly as POST, readOnly as PUT }
