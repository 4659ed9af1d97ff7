import { IncomingMessage } from 'node:http'

/** A copy of a request with another body: a body that was read cannot be read again, and only what was checked is passed
 *  to Next. */
export function requestWithBody(
  request: IncomingMessage,
  contentType: string,
  body: Buffer,
): IncomingMessage {
  const again = new IncomingMessage(request.socket)
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor } = request
  const headers = { ...request.headers, 'content-type': contentType, 'content-length': String(body.length) }
  for (const name of ['transfer-encoding', 'content-encoding', 'expect', 'trailer'])
    Reflect.deleteProperty(headers, name)
  Object.assign(again, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, headers })
  again.push(body)
  again.push(null)
  // Otherwise its end would count as an aborted connection.
  again.complete = true
  return again
}
