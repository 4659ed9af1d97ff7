import type { IncomingMessage, ServerResponse } from 'node:http'
import { answering } from '../answer-status.ts'
import { config } from '../config.ts'
import type { OriginHandler } from '../page-cache/fetch-from-origin.ts'
import type { Admission } from './admit-post.ts'
import { addDefaultHeaders } from './default-headers.ts'
import { isKnownMethod } from './known-method.ts'
import { requestLimit } from './limit-requests.ts'
import { sanitiseHeaders } from './sanitise-headers.ts'
import { withTraditionalPages } from './traditional-pages.ts'
import { normaliseForwarded } from './trusted-proxy.ts'

/** Answers some requests without entering Next.
 *  @returns false for every other request, which it does not touch */
export type FastPath = (request: IncomingMessage, response: ServerResponse) => boolean

export type OriginHandlerOptions = {
  /** Next's request handler, once it has started. */
  next: Promise<OriginHandler>
  /** Asked in this order before Next. */
  fastPaths: readonly FastPath[]
  /** Checks a POST request of the desk before Next gets it. */
  admitPost: Admission
}

/** The handler behind the page cache: checks and cleans a request, then answers it by a fast path or by Next. */
export function originHandler({ next, fastPaths, admitPost }: OriginHandlerOptions): OriginHandler {
  const { trustProxy } = config()
  const isAdmitted = requestLimit()
  const pages = next.then(withTraditionalPages)
  return async (request, response) => {
    addDefaultHeaders(response)
    if (!isKnownMethod(request, response) || !isAdmitted(request, response)) return
    normaliseForwarded(request, trustProxy)
    sanitiseHeaders(request)
    const render = await pages
    if (fastPaths.some((answers) => answers(request, response))) return
    const admitted = await admitPost(request, response)
    if (admitted) await answering(response, () => render(admitted, response))
  }
}
