import type { Site } from '#components/reader/site.ts'
import { pathNumber } from '#lib/path-number.ts'
import type { ClosedCaseList } from '#lib/transparency/closed-case.ts'
import { readClosedCases } from '#lib/transparency/published.ts'
import { cacheableResponse } from '#lib/web/cacheable-response.ts'
import { readerRoute } from './reader-route.ts'

/** So many cases a file; the next ones follow by its `Link` (RFC 8288). */
const CASES_A_FILE = 1_000

type Format = {
  path: string
  contentType: string
  write: (list: ClosedCaseList, site: Site, next: string | null) => string
}

/** A GET handler of the closed cases as a file for programs, 1,000 at most; `before` asks for those before a case. */
export function closedCasesRoute({ path, contentType, write }: Format) {
  return readerRoute(async ({ request, site, query }) => {
    const before = pathNumber(query.get('before') ?? '') ?? undefined
    const list = await readClosedCases({ before, limit: CASES_A_FILE })
    const next = list.olderThan === null ? null : `${site.url}${path}?before=${list.olderThan}`
    return cacheableResponse(request, {
      body: write(list, site, next),
      contentType,
      tags: [],
      headers: { 'access-control-allow-origin': '*', ...(next ? { link: `<${next}>; rel="next"` } : {}) },
    })
  })
}
