import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'
import { processSingleton } from './process-singleton.ts'

const answers = () => processSingleton('answers', () => new AsyncLocalStorage<ServerResponse>())

/** Runs the framework for a request, so that what it runs can say with which status it answers. */
export function answering<T>(response: ServerResponse, work: () => T): T {
  return answers().run(response, work)
}

/** Sets the status of the answer under way. An action of the framework has no other means to say it. */
export function answerWith(status: number): void {
  const response = answers().getStore()
  if (response && !response.headersSent) response.statusCode = status
}
