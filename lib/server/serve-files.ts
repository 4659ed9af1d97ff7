import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { reportFailure } from '../report.ts'
import { addStandingHeaders } from './default-headers.ts'
import { sendFile } from './send-file.ts'
import { answerPlainly } from './send-text.ts'
import { listStaticFiles, type StaticFile } from './static-files.ts'

/** Answers a request for a file.
 *  @returns false, with nothing done, where none has this address */
export type FileServer = (request: IncomingMessage, response: ServerResponse) => boolean

/** The build names its files by their content. */
const BUILT = '/_next/static'
const FOREVER = 'public, max-age=31536000, immutable'
/** Every new reader asks for these; they change with a new version only. */
const AN_HOUR = 'public, max-age=3600'
const ALLOWED = { allow: 'GET, HEAD, OPTIONS' }

/** Serves what `public/` and the production build hold, before any page is asked. */
export function fileServer(root: string): FileServer {
  const files = new Map([
    ...listStaticFiles(join(root, 'public'), '', AN_HOUR),
    ...listStaticFiles(join(root, '.next', 'static'), BUILT, FOREVER),
  ])
  return (request, response) => {
    const path = pathOf(request.url ?? '/')
    const file = files.get(path)
    if (file) answer(file, request, response)
    else if (path.startsWith(`${BUILT}/`)) answerPlainly(response, 404, '没有这个文件。')
    else return false
    return true
  }
}

/** RFC 9110 §9.3.7, §15.5.6: OPTIONS is told which methods there are, and every other one that it is none of them. */
function answer(file: StaticFile, request: IncomingMessage, response: ServerResponse): void {
  const { method } = request
  if (method === 'GET' || method === 'HEAD')
    void sendFile(file, request, response).catch((error) => {
      reportFailure(error, 'a file could not be sent')
      response.destroy()
    })
  else if (method === 'OPTIONS') {
    addStandingHeaders(response)
    response.writeHead(204, ALLOWED).end()
  } else answerPlainly(response, 405, '这个文件只能读取。', ALLOWED)
}

function pathOf(target: string): string {
  const [path = '/'] = target.split('?', 1)
  return path.includes('%') ? decodeURIComponent(path) : path
}
