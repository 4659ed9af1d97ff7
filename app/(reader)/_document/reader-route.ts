import type { Site } from '#components/reader/site.ts'
import { declaredQuery } from '#lib/canonical-target.ts'
import { isOutage } from '#lib/outage.ts'
import { reportFailure } from '#lib/report.ts'
import { failed } from './absent.tsx'
import { htmlResponse, type ReaderDocument } from './document.ts'
import { readSite, siteWith } from './site.ts'

type Asked<Name extends string> = {
  request: Request
  site: Site
  params: Record<Name, string>
  /** What the address declares to read of its query; see lib/addresses.ts. */
  query: URLSearchParams
}

/**
 * A GET handler of the reader's half: it says which page answers, or answers by itself. An error that nobody foresaw
 * is reported, and answered with a page that says so.
 */
export function readerRoute<Name extends string = never>(
  answer: (asked: Asked<Name>) => Promise<ReaderDocument | Response>,
): (request: Request, context: { params: Promise<Record<Name, string>> }) => Promise<Response> {
  return async (request, context) => {
    try {
      const [site, params] = await Promise.all([readSite(), context.params])
      const { pathname, searchParams } = new URL(request.url)
      const query = declaredQuery(pathname, searchParams)
      const answered = await answer({ request, site, params, query })
      return answered instanceof Response ? answered : await htmlResponse(request, site, answered)
    } catch (error) {
      reportFailure(error, 'a request failed')
      const site = siteWith([])
      return htmlResponse(request, site, failed(site, isOutage(error)))
    }
  }
}
