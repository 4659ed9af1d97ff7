import type { IncomingMessage, ServerResponse } from 'node:http'
import { blockedBy } from '../blocked-by.ts'
import { config } from '../config.ts'
import { isDomainError } from '../errors.ts'
import { findFile } from '../media/find-file.ts'
import { extensionOf } from '../media/media-address.ts'
import { isOutage } from '../outage.ts'
import { reportFailure } from '../report.ts'
import { mediaAccess } from './media-access.ts'
import type { FastPath } from './origin-handler.ts'
import { sendMedia } from './send-media.ts'
import { sendText } from './send-text.ts'

const media = /^\/media\/([0-9a-f]{64})\.([a-z0-9]{1,10})(?:\?|$)/
const ALLOWED = { allow: 'GET, HEAD, OPTIONS' }

const refusals = {
  404: '没有这个文件。',
  410: '用到这个文件的文章已下架。',
  451: '用到这个文件的文章因法律原因已下架。',
} as const

/**
 * Answers `/media/<hash>.<extension>`: the file while a published article uses it, at any time to who may see more, else
 * 410 or 451 as that article, or 404. The database is asked each time, so that a takedown and a restore hold at once in
 * every process.
 */
export const serveMedia: FastPath = (request, response) => {
  const [, hash, extension] = media.exec(request.url ?? '') ?? []
  if (hash === undefined || extension === undefined) return false
  const { method } = request
  if (method === 'OPTIONS') response.writeHead(204, ALLOWED).end()
  else if (method === 'GET' || method === 'HEAD')
    void answer({ hash, extension }, request, response).catch((error) => fail(error, response))
  else sendText(response, 405, '这个文件只能读取。', ALLOWED)
  return true
}

async function answer(
  { hash, extension }: { hash: string; extension: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = await findFile(hash)
  const isThis = file !== null && extensionOf(file.format) === extension
  const access = isThis ? await mediaAccess(file, request) : 404
  if (response.destroyed) return
  if (isThis && (access === 'public' || access === 'private'))
    return sendMedia({ ...file, hash, isPublic: access === 'public' }, request, response)
  const status = typeof access === 'number' ? access : 404
  const [link] = blockedBy(config().siteUrl, status)
  sendText(response, status, refusals[status], link ? { link } : {})
}

/** An outage is said to the client; after the head of an answer only the connection's end says it. */
function fail(error: unknown, response: ServerResponse): void {
  if (response.destroyed) return
  reportFailure(error, 'a media file could not be sent')
  if (response.headersSent) response.destroy()
  else if (isOutage(error) || isDomainError(error))
    sendText(response, 503, '文件暂时取不到，请稍后再试。', { 'retry-after': '5' })
  else sendText(response, 500, '服务出错了，我们会尽快处理。')
}
