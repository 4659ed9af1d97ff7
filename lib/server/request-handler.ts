import type { ServerResponse } from 'node:http'
import type { OriginHandler } from '../page-cache/fetch-from-origin.ts'
import type { PageCache } from '../page-cache/page-cache.ts'
import { reportFailure } from '../report.ts'
import { bodyTimeout } from './body-timeout.ts'
import { hasOneHost } from './host-header.ts'
import { pipeliningLimit } from './limit-pipelining.ts'
import { rateLimit } from './limit-rate.ts'
import { requestLimit } from './limit-requests.ts'
import { normalisePath } from './normalise-path.ts'
import type { FileServer } from './serve-files.ts'

export type RequestHandlerOptions = {
  cache: PageCache
  /** Resolves when Next has started. Earlier requests wait for it, within the limit of concurrent requests. */
  ready: Promise<unknown>
  developing: boolean
  /** Serves files; null in development, where Next does. */
  files: FileServer | null
}

/** The handler of all requests: checks and limits, files, then the page cache. */
export function requestHandler({ cache, ready, developing, files }: RequestHandlerOptions): OriginHandler {
  const isWithinPipelineLimit = pipeliningLimit()
  const watchBody = bodyTimeout()
  const mayWait = requestLimit()
  const isWithinRate = rateLimit()
  let isReady = false
  void ready.then(() => {
    isReady = true
  })
  const receive: OriginHandler = (request, response) => {
    if (!isWithinPipelineLimit(request, response) || !hasOneHost(request, response)) return
    normalisePath(request, { developing })
    watchBody(request, response)
    if (files?.(request, response)) return
    if (!isWithinRate(request, response)) return
    if (isReady) cache.handle(request, response)
    else if (mayWait(request, response)) waiting(request, response)
  }
  const waiting: OriginHandler = (request, response) =>
    void ready.then(() => {
      if (!response.destroyed) neverThrowing(() => cache.handle(request, response), response)
    })
  return (request, response) => neverThrowing(() => receive(request, response), response)
}

/** An exception ends the request, not the process. */
function neverThrowing(work: () => unknown, response: ServerResponse): void {
  try {
    work()
  } catch (error) {
    reportFailure(error, 'a request failed before the page cache')
    response.destroy()
  }
}
