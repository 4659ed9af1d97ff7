import type { ServerResponse } from 'node:http'

/** Removes fields from a response at the moment its head is sent, whoever set them.
 *  @param names in lower case */
export function omitFields(response: ServerResponse, names: readonly string[]): void {
  if (names.length === 0) return
  // writeHead has several signatures; the arguments are passed on unchanged.
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse
  response.writeHead = (...head: unknown[]) => {
    for (const name of names) response.removeHeader(name)
    return writeHead(...head)
  }
}
