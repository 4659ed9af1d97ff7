import type { IncomingMessage, ServerResponse } from 'node:http'
import { originalTarget, traditionalTarget } from '../hant/script-path.ts'
import { traditionalHtml } from '../hant/traditional-html.ts'
import { traditionalConverter } from '../hant/traditional-text.ts'
import { fetchFromOrigin, type OriginHandler, type OriginResponse } from '../page-cache/fetch-from-origin.ts'
import { sendOriginResponse } from '../page-cache/send-origin-response.ts'

/**
 * Answers for a page below /hant by the page itself in traditional characters: with its status, its cache tags and its
 * canonical address, so that it is purged and taken down with it. What is no HTML is sent for at its own address.
 */
export function withTraditionalPages(origin: OriginHandler): OriginHandler {
  return async (request, response) => {
    const original = originalTarget(request.url ?? '/')
    if (original === null) return void (await origin(request, response))
    const page = await fetchFromOrigin(origin, original, unconditional(request))
    if (response.destroyed) return
    if (isHtml(page)) sendOriginResponse(await traditional(page), request, response)
    else redirect(response, page.headers.location === undefined ? original : toTraditional(page))
  }
}

const NOT_PASSED_ON = /^(?:if-.*|range|cookie|authorization)$/

/** The converted page has other validators than its original. Pages are the same for everybody. */
function unconditional({ headers }: IncomingMessage): IncomingMessage['headers'] {
  const kept = Object.entries(headers).filter(([name]) => !NOT_PASSED_ON.test(name))
  return { ...Object.fromEntries(kept), 'accept-encoding': 'identity' }
}

function isHtml({ headers }: OriginResponse): boolean {
  return String(headers['content-type'] ?? '').startsWith('text/html')
}

async function traditional({ status, headers, body }: OriginResponse): Promise<OriginResponse> {
  const html = traditionalHtml(body.toString('utf8'), await traditionalConverter())
  const tag = headers.etag === undefined ? {} : { etag: String(headers.etag).replace(/"$/, '-hant"') }
  return { status, headers: { ...headers, ...tag }, body: Buffer.from(html) }
}

/** Where a redirect leads: to another page, in the same characters. */
function toTraditional({ headers }: OriginResponse): string {
  const target = String(headers.location)
  return traditionalTarget(target) ?? target
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(308, { location, 'cache-control': 'no-store', 'content-length': 0 }).end()
}
