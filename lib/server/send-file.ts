import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type SendResult, send } from '@fastify/send'
import { negotiateEncodings } from '../page-cache/content-encoding.ts'
import { addStandingHeaders } from './default-headers.ts'
import { answerPlainly } from './send-text.ts'
import type { StaticFile } from './static-files.ts'

/** What is said where the file itself is not sent. */
const refusals: Record<number, string> = {
  404: '没有这个文件。',
  412: '这个文件已经不是所要的版本。',
  416: '这个文件没有所要的部分。',
}

/**
 * Answers a GET or HEAD request with the file, the part of it that is wanted, or 304, 412 or 416 (RFC 9110 §13, §14).
 * @throws Error where the file cannot be read
 */
export async function sendFile(
  file: StaticFile,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { best } = negotiateEncodings(request.headers['accept-encoding'])
  const coding = best in file.paths ? best : 'identity'
  const path = file.paths[coding] ?? file.paths.identity
  const found = await send(request, encodeURI(basename(path)), {
    root: dirname(path),
    dotfiles: 'allow',
    index: false,
    cacheControl: false,
    contentType: false,
    onFile: (_, { size }) => takeLongSuffixAsWhole(request, size),
  })
  if (found.type !== 'file') return refuse(response, found)
  addStandingHeaders(response)
  response.writeHead(found.statusCode, { ...found.headers, ...fieldsOf(file, coding, found.statusCode) })
  // A client that leaves before the end is no failure.
  await pipeline(found.stream, response).catch((error) => {
    if (!response.destroyed) throw error
  })
}

/** The last 900 bytes of a file of 300 are all of it (RFC 9110 §14.1.2), which the library calls unsatisfiable. */
function takeLongSuffixAsWhole({ headers }: IncomingMessage, size: number): void {
  const [, suffix] = /^ *bytes= *-(\d+) *$/.exec(headers.range ?? '') ?? []
  if (size > 0 && Number(suffix) > size) delete headers.range
}

function fieldsOf(file: StaticFile, coding: string, status: number): Record<string, string> {
  const hasCodings = Object.keys(file.paths).length > 1
  return {
    'cache-control': file.cacheControl,
    ...(hasCodings ? { vary: 'Accept-Encoding' } : {}),
    ...(status === 304 ? {} : { 'content-type': file.contentType }),
    ...(status === 304 || coding === 'identity' ? {} : { 'content-encoding': coding }),
  }
}

function refuse(response: ServerResponse, { statusCode, headers, type, metadata }: SendResult): void {
  const sentence = refusals[statusCode]
  if (sentence === undefined) throw type === 'error' ? metadata.error : new Error(`a file is a ${type}`)
  const range = headers['Content-Range']
  answerPlainly(response, statusCode, sentence, range ? { 'content-range': range } : {})
}
