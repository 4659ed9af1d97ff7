import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type SendResult, send } from '@fastify/send'
import { negotiateEncodings } from '../page-cache/content-encoding.ts'
import { addDefaultHeaders } from './default-headers.ts'
import { sendText } from './send-text.ts'
import type { StaticFile } from './static-files.ts'

/** The texts of error responses. */
const refusals: Record<number, string> = {
  404: '没有这个文件。',
  412: '这个文件已经不是所要的版本。',
  416: '这个文件没有所要的部分。',
}

/**
 * Answers a GET or HEAD request with the file, a range of it, or 304, 412 or 416 (RFC 9110 §13, §14).
 * @throws Error where the file cannot be read
 */
export async function sendFile(
  file: StaticFile,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { best } = negotiateEncodings(request.headers['accept-encoding'])
  const encoding = best in file.paths ? best : 'identity'
  const path = file.paths[encoding] ?? file.paths.identity
  const found = await send(request, encodeURI(basename(path)), {
    root: dirname(path),
    dotfiles: 'allow',
    index: false,
    cacheControl: false,
    contentType: false,
    onFile: (_, { size }) => takeLongSuffixAsWhole(request, size),
  })
  if (found.type !== 'file') return refuse(response, found)
  addDefaultHeaders(response)
  response.writeHead(found.statusCode, { ...found.headers, ...fieldsOf(file, encoding, found.statusCode) })
  // A client that aborts the download is no failure.
  await pipeline(found.stream, response).catch((error) => {
    if (!response.destroyed) throw error
  })
}

/** A suffix range longer than the file means the whole file (RFC 9110 §14.1.2); the library would answer 416. */
function takeLongSuffixAsWhole({ headers }: IncomingMessage, size: number): void {
  const [, suffix] = /^ *bytes= *-(\d+) *$/.exec(headers.range ?? '') ?? []
  if (size > 0 && Number(suffix) > size) delete headers.range
}

function fieldsOf(file: StaticFile, encoding: string, status: number): Record<string, string> {
  const isNegotiated = Object.keys(file.paths).length > 1
  return {
    'cache-control': file.cacheControl,
    ...(isNegotiated ? { vary: 'Accept-Encoding' } : {}),
    ...(status === 304 ? {} : { 'content-type': file.contentType }),
    ...(status === 304 || encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  }
}

function refuse(response: ServerResponse, { statusCode, headers, type, metadata }: SendResult): void {
  const sentence = refusals[statusCode]
  if (sentence === undefined) throw type === 'error' ? metadata.error : new Error(`a file is a ${type}`)
  const range = headers['Content-Range']
  sendText(response, statusCode, sentence, range ? { 'content-range': range } : {})
}
