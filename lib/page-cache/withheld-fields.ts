import type { ServerResponse } from 'node:http'

/** Takes header fields off an answer when its head is sent, whoever has set them.
 *  @param names in lower case */
export function withholdFields(response: ServerResponse, names: readonly string[]): void {
  if (names.length === 0) return
  // Of its several signatures none matters here: what it is given is handed on.
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse
  response.writeHead = (...head: unknown[]) => {
    for (const name of names) response.removeHeader(name)
    return writeHead(...head)
  }
}
