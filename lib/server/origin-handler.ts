import { answering } from '../answer-status.ts'
import { config } from '../config.ts'
import type { OriginHandler } from '../page-cache/fetch-from-origin.ts'
import type { Admission } from './admit-post.ts'
import { addStandingHeaders } from './default-headers.ts'
import { isKnownMethod } from './known-method.ts'
import { requestLimit } from './limit-requests.ts'
import { settleHeaders } from './sanitise-headers.ts'
import { settleForwarded } from './trusted-proxy.ts'

type Answering = Parameters<OriginHandler>

/**
 * What a request passes that no kept page answers.
 * @param ready the handler of the pages, once there is one
 * @param countView answers a request that is about counting a view; false for every other one
 * @param admitPost decides on what a form sends before the pages get it
 */
export function uncachedHandler(
  ready: Promise<OriginHandler>,
  countView: (...asked: Answering) => boolean,
  admitPost: Admission,
): OriginHandler {
  const { trustProxy } = config()
  const isAdmitted = requestLimit()
  return async (request, response) => {
    addStandingHeaders(response)
    if (!isKnownMethod(request, response) || !isAdmitted(request, response)) return
    settleForwarded(request, trustProxy)
    settleHeaders(request)
    const pages = await ready
    if (countView(request, response)) return
    const admitted = await admitPost(request, response)
    if (admitted) await answering(response, () => pages(admitted, response))
  }
}
