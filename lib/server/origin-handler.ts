import type { IncomingMessage, ServerResponse } from 'node:http'
import { answering } from '../answer-status.ts'
import { config } from '../config.ts'
import type { OriginHandler } from '../page-cache/fetch-from-origin.ts'
import type { AdmittedForm, FormAdmission } from './admit-form.ts'
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
  /** Reads a public form before Next gets the request. */
  admitForm: FormAdmission
  /** Checks a POST request of the desk before Next gets it. */
  admitPost: Admission
}

/** The handler behind the page cache: checks and cleans a request, then answers it by a fast path or by Next. */
export function originHandler(options: OriginHandlerOptions): OriginHandler {
  const { next, fastPaths, admitForm, admitPost } = options
  const { trustProxy } = config()
  const isAdmitted = requestLimit()
  const pages = next.then(withTraditionalPages)
  return async (request, response) => {
    addDefaultHeaders(response)
    if (!isKnownMethod(request, response) || !isAdmitted(request, response)) return
    normaliseForwarded(request, trustProxy)
    sanitiseHeaders(request)
    const render = await pages
    const form = admitForm(request, response)
    if (form !== null) return answerForm(await form, response, render)
    if (fastPaths.some((answers) => answers(request, response))) return
    const admitted = await admitPost(request, response)
    if (admitted) await answering(response, () => render(admitted, response))
  }
}

async function answerForm(
  form: AdmittedForm,
  response: ServerResponse,
  render: OriginHandler,
): Promise<void> {
  if (form === 'answered') return
  await Promise.try(() => answering(response, () => render(form.request, response))).finally(form.done)
}
