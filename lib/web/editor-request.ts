import type { Editor } from '../actors/editor.ts'
import { config } from '../config.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { judgeOrigin } from '../origin-verdict.ts'
import { reportFailure } from '../report.ts'
import { problem } from './problem.ts'
import { editorOf } from './request-editor.ts'

/**
 * A handler of a request that the desk's scripts send outside /admin: it gets the editor of the session, and no request
 * that another site's page sends. Errors become problem documents.
 */
export function editorRoute<Params>(
  answer: (request: Request, editor: Editor, params: Params) => Promise<Response>,
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    try {
      assertOwnSite(request)
      return await answer(request, await editorOf(request), await context.params)
    } catch (error) {
      if (!isDomainError(error) && !request.signal.aborted)
        reportFailure(error, 'a request of the desk failed')
      return problem(error, { instance: new URL(request.url).pathname })
    }
  }
}

/** JSON for the desk's scripts, kept by no cache. */
export function deskJson(
  data: unknown,
  init: { status?: number; headers?: Record<string, string> } = {},
): Response {
  const { status = 200, headers = {} } = init
  const body = status === 204 ? null : JSON.stringify(data)
  return new Response(body, {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store', ...headers },
  })
}

/** Refuses what another site sends, by Fetch Metadata and Origin (RFC 6454), which every browser sends with what is not GET.
 *  @throws DomainError forbidden */
export function assertOwnSite({ headers }: Request): void {
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  const isOwn =
    origin === null || judgeOrigin(origin, headers.get('host') ?? undefined, config().siteUrl) === 'own'
  if (isOwn && (site === null || site === 'same-origin' || site === 'none')) return
  throw new DomainError('forbidden', '只有本站的页面可以提交。')
}
