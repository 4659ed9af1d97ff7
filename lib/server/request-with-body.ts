import { IncomingMessage } from 'node:http'

/** The same request with another body: what was read cannot be read again, and what was checked is what is passed on. */
export function withBody(request: IncomingMessage, contentType: string, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(request.socket)
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor } = request
  const headers = { ...request.headers, 'content-type': contentType, 'content-length': String(body.length) }
  for (const name of ['transfer-encoding', 'content-encoding', 'expect', 'trailer'])
    Reflect.deleteProperty(headers, name)
  Object.assign(again, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, headers })
  again.push(body)
  again.push(null)
  // Or its end would count as a connection that broke off.
  again.complete = true
  return again
}
