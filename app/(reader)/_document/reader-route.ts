import type { Site } from '#components/reader/site.ts'
import { declaredQuery } from '#lib/canonical-target.ts'
import { isOutage } from '#lib/outage.ts'
import { reportFailure } from '#lib/report.ts'
import { failed } from './absent.tsx'
import { htmlResponse, type ReaderDocument } from './html-response.ts'
import { readSite, siteDuringOutage } from './read-site.ts'

export type Asked<Name extends string> = {
  request: Request
  site: Site
  params: Record<Name, string>
  /** The query parameters that the route declares; see lib/canonical-target.ts. */
  query: URLSearchParams
}

/** A GET handler of the reader's half, which returns a page or a whole response. An unexpected error is reported, and
 *  answered with an error page. */
export function readerRoute<Name extends string = never>(
  answer: (asked: Asked<Name>) => Promise<ReaderDocument | Response>,
): (request: Request, context: { params: Promise<Record<Name, string>> }) => Promise<Response> {
  return async (request, context) => {
    const { pathname, searchParams } = new URL(request.url)
    const query = declaredQuery(pathname, searchParams)
    const address = query.size > 0 ? `${pathname}?${query}` : pathname
    try {
      const [frame, params] = await Promise.all([readSite(), context.params])
      const site = { ...frame, address }
      const answered = await answer({ request, site, params, query })
      return answered instanceof Response ? answered : await htmlResponse(request, site, answered)
    } catch (error) {
      reportFailure(error, 'a request failed')
      const site = { ...siteDuringOutage(), address }
      return htmlResponse(request, site, failed(site, isOutage(error)))
    }
  }
}
