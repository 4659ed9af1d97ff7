import type { ServerResponse } from 'node:http'
import type { OriginHandler } from '../page-cache/fetch-from-origin.ts'
import type { PageCache } from '../page-cache/page-cache.ts'
import { reportFailure } from '../report.ts'
import { bodyTimeout } from './body-timeout.ts'
import { hasOneHost } from './host-header.ts'
import { pipeliningLimit } from './limit-pipelining.ts'
import { requestLimit } from './limit-requests.ts'
import { settlePath } from './normalise-path.ts'
import type { FileServer } from './serve-files.ts'

export type RequestHandlerOptions = {
  cache: PageCache
  /** Settles when pages can be asked; of the requests that come earlier so many wait for it as are answered at once. */
  ready: Promise<unknown>
  developing: boolean
  /** What `public/` and the build hold; null where Next answers for them. */
  files: FileServer | null
}

/** What every request passes, in this order, before a page is asked. Files and kept pages are answered right here. */
export function requestHandler({ cache, ready, developing, files }: RequestHandlerOptions): OriginHandler {
  const isRead = pipeliningLimit()
  const watchBody = bodyTimeout()
  const mayWait = requestLimit()
  let isReady = false
  void ready.then(() => {
    isReady = true
  })
  const receive: OriginHandler = (request, response) => {
    if (!isRead(request, response) || !hasOneHost(request, response)) return
    settlePath(request, { developing })
    watchBody(request, response)
    if (files?.(request, response)) return
    if (isReady) cache.handle(request, response)
    else if (mayWait(request, response)) waiting(request, response)
  }
  const waiting: OriginHandler = (request, response) =>
    void ready.then(() => {
      if (!response.destroyed) neverThrowing(() => cache.handle(request, response), response)
    })
  return (request, response) => neverThrowing(() => receive(request, response), response)
}

/** Whatever a request brings about here, it ends with that request, and not with the process. */
function neverThrowing(work: () => unknown, response: ServerResponse): void {
  try {
    work()
  } catch (error) {
    reportFailure(error, 'a request failed before any page was asked')
    response.destroy()
  }
}
