import { removedLately } from '#lib/articles/removed-lately.ts'
import { tagsOfList } from '#lib/articles/tags.ts'
import { apiRoute, readOnly } from '#lib/web/api-route.ts'

export const dynamic = 'force-dynamic'

/** For whoever keeps copies of articles: which ones to delete. */
export const GET = apiRoute(async () => ({ data: await removedLately(), tags: tagsOfList() }))

export { readOnly as DELETE, readOnly as OPTIONS, readOnly as PATCH, readOnly as POST, readOnly as PUT }
