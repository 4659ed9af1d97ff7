import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { reportFailure } from '../report.ts'
import { addDefaultHeaders } from './default-headers.ts'
import { sendFile } from './send-file.ts'
import { sendText } from './send-text.ts'
import { listStaticFiles, type StaticFile } from './static-files.ts'

/** Answers a request for a file.
 *  @returns false, with the request untouched, where no file has this path */
export type FileServer = (request: IncomingMessage, response: ServerResponse) => boolean

/** Files of the build, whose names contain a hash of their content. */
const BUILT = '/_next/static'
const FOREVER = 'public, max-age=31536000, immutable'
/** Files of `public/`, which change only with a new version of the portal. */
const AN_HOUR = 'public, max-age=3600'
const ALLOWED = { allow: 'GET, HEAD, OPTIONS' }

/** Serves the files of `public/` and of the production build without entering Next. */
export function fileServer(root: string): FileServer {
  const files = new Map([
    ...listStaticFiles(join(root, 'public'), '', AN_HOUR),
    ...listStaticFiles(join(root, '.next', 'static'), BUILT, FOREVER),
  ])
  return (request, response) => {
    const path = pathOf(request.url ?? '/')
    const file = files.get(path)
    if (file) answer(file, request, response)
    else if (path.startsWith(`${BUILT}/`)) sendText(response, 404, '没有这个文件。')
    else return false
    return true
  }
}

/** GET and HEAD send the file, OPTIONS the allowed methods, every other method 405 (RFC 9110 §9.3.7, §15.5.6). */
function answer(file: StaticFile, request: IncomingMessage, response: ServerResponse): void {
  const { method } = request
  if (method === 'GET' || method === 'HEAD')
    void sendFile(file, request, response).catch((error) => {
      reportFailure(error, 'a file could not be sent')
      response.destroy()
    })
  else if (method === 'OPTIONS') {
    addDefaultHeaders(response)
    response.writeHead(204, ALLOWED).end()
  } else sendText(response, 405, '这个文件只能读取。', ALLOWED)
}

function pathOf(target: string): string {
  const [path = '/'] = target.split('?', 1)
  return path.includes('%') ? decodeURIComponent(path) : path
}
