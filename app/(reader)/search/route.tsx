import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { SearchPage } from '#components/reader/search-page.tsx'
import { fieldsFrom, readSearch } from '#lib/articles/search/read-search.ts'
import { SEARCH } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site, request }) => {
  const asked = fieldsFrom(new URL(request.url).searchParams)
  const search = await readSearch(asked)
  if (search.kind === 'no-such-page') return missing(site)
  const page = search.kind === 'found' ? search.page : null
  return {
    markup: <SearchPage {...{ site, asked, page }} />,
    tags: [],
    // Of its results there is no end; the form is a page as every other.
    ...(page ? {} : { canonical: SEARCH }),
    cacheControl: 'private, no-store',
  }
})
