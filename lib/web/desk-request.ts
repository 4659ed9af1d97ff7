import type { IncomingMessage } from 'node:http'
import { config } from '../config.ts'
import { hasSignedSession } from '../editors/signed-session.ts'
import { DomainError } from '../errors.ts'
import { judgeOrigin } from '../origin-verdict.ts'

/** Enough for an article with the longest body, as for a form. */
const MOST_BYTES = 4_194_304
/** Without a session: an e-mail address and a password. */
const MOST_BYTES_WITHOUT_SESSION = 65_536
/** A longer body is read up to here and discarded, so that the sender can read the response. */
const MOST_READ = 16_777_216

/** Whether a page of the desk sent the request, as its browser says (Fetch Metadata; RFC 6454).
 *  @throws DomainError forbidden */
export function assertOwnPage({ headers }: IncomingMessage): void {
  const { origin, host, 'sec-fetch-site': site } = headers
  const isOwn = origin === undefined || judgeOrigin(origin, host, config().siteUrl) === 'own'
  if (isOwn && (site === undefined || site === 'same-origin' || site === 'none')) return
  throw new DomainError('forbidden', '只有本站的页面可以提交。')
}

/** The body as JSON.
 *  @throws DomainError too-large | invalid-input */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const { cookie, 'content-type': type = '' } = request.headers
  const most = hasSignedSession(cookie) ? MOST_BYTES : MOST_BYTES_WITHOUT_SESSION
  const text = await bodyText(request, most)
  try {
    if (/^application\/json(?:;|$)/i.test(type)) return JSON.parse(text)
  } catch {}
  throw new DomainError('invalid-input', '提交的内容不完整，请刷新本页后再试。')
}

async function bodyText(request: IncomingMessage, most: number): Promise<string> {
  const tooLarge = () =>
    new DomainError('too-large', '文字太长，存不到服务器上。如果登录已过期，请重新登录。')
  if (Number(request.headers['content-length'] ?? 0) > MOST_READ) throw tooLarge()
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MOST_READ) throw tooLarge()
    if (bytes > most) chunks.length = 0
    else chunks.push(chunk)
  }
  if (bytes > most) throw tooLarge()
  return Buffer.concat(chunks).toString('utf8')
}
