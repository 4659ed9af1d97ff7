import { cacheableResponse } from '#lib/web/cacheable-response.ts'
import { readerRoute } from './reader-route.ts'
import { pictureHeaders } from './security-headers.ts'

/** A GET handler of an icon at the address where browsers look for it by themselves. */
export function iconRoute(contentType: string, draw: () => Promise<Uint8Array<ArrayBuffer>>) {
  return readerRoute(async ({ request }) =>
    cacheableResponse(request, { body: await draw(), contentType, tags: [], headers: pictureHeaders }),
  )
}
