import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { logs } from '../logs.ts'
import type { FoundFile } from '../media/find-file.ts'
import { contentTypeOf, isShown } from '../media/formats.ts'
import { extensionOf } from '../media/media-address.ts'
import type { ByteRange } from '../media/media-storage.ts'
import { mediaStorage } from '../media/storage.ts'
import { isNotModified, isPreconditionFailed } from '../page-cache/preconditions.ts'
import { byteRange } from './byte-range.ts'
import { attachment } from './content-disposition.ts'
import { sendText } from './send-text.ts'

/** Browsers keep a file for good, as another content has another address. Shared caches ask again after a minute, as for a
 *  page: what was taken down leaves them, too. */
const FOREVER = 'public, max-age=31536000, s-maxage=60, immutable'
const FOR_ONE = 'private, no-store'

/** A file that is opened by itself may do nothing but be seen and heard. */
const POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"

type Sent = FoundFile & { hash: string }

/** Answers GET or HEAD with the file, a part of it, or 304, 412 or 416 (RFC 9110 §13, §14). */
export async function sendMedia(
  file: Sent,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const etag = `"${file.hash.slice(0, 32)}"`
  const validators = { etag, lastModified: undefined }
  const { headers, method } = request
  if (isPreconditionFailed(headers, validators))
    return sendText(response, 412, '这个文件已经不是所要的版本。')
  const fields = { ...fieldsOf(file), etag }
  if (isNotModified(headers, validators)) return void response.writeHead(304, fields).end()
  const isCondition = headers['if-range'] !== undefined && headers['if-range'] !== etag
  const range = method === 'GET' && !isCondition ? byteRange(headers.range, file.bytes) : null
  if (range === 'unsatisfiable')
    return sendText(response, 416, '这个文件没有所要的部分。', { 'content-range': `bytes */${file.bytes}` })
  const head = { ...fields, ...bodyFieldsOf(file), ...lengthOf(range, file.bytes) }
  if (method === 'HEAD') return void response.writeHead(200, head).end()
  await sendBody(file, { range, head }, response)
}

function fieldsOf({ isPublic }: Sent): Record<string, string> {
  return {
    'cache-control': isPublic ? FOREVER : FOR_ONE,
    'accept-ranges': 'bytes',
    'content-security-policy': POLICY,
  }
}

function bodyFieldsOf({ format, name, kind }: Sent): Record<string, string> {
  const isSaved = kind === 'document' || !isShown(format)
  return {
    'content-type': contentTypeOf(format),
    ...(isSaved ? { 'content-disposition': attachment(name, extensionOf(format)) } : {}),
  }
}

function lengthOf(range: ByteRange | null, bytes: number): Record<string, string> {
  if (!range) return { 'content-length': String(bytes) }
  const { start, end } = range
  return { 'content-length': String(end - start + 1), 'content-range': `bytes ${start}-${end}/${bytes}` }
}

/** A client that leaves ends the reading, wherever it stands. */
async function sendBody(
  { hash }: Sent,
  { range, head }: { range: ByteRange | null; head: Record<string, string> },
  response: ServerResponse,
): Promise<void> {
  const leaving = new AbortController()
  response.once('close', () => leaving.abort())
  const content = await mediaStorage().get(hash, { ...(range ? { range } : {}), signal: leaving.signal })
  if (!content) {
    logs().error({ hash }, 'a media file is missing in the store')
    return sendText(response, 404, '没有这个文件。')
  }
  // A pipeline into a closed connection listens to nothing, not even to the errors of what it was to read.
  if (response.destroyed) return void content.destroy()
  response.writeHead(range ? 206 : 200, head)
  await pipeline(content, response)
}
