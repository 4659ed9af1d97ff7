import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'
import { processSingleton } from './process-singleton.ts'

const answers = () => processSingleton('answers', () => new AsyncLocalStorage<ServerResponse>())

/** Runs Next for a request, so that code below it can set the status of the response. */
export function answering<T>(response: ServerResponse, work: () => T): T {
  return answers().run(response, work)
}

/** Sets the status of the current response, which a server action cannot do by Next's API. */
export function answerWith(status: number): void {
  const response = answers().getStore()
  if (response && !response.headersSent) response.statusCode = status
}
