import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { config } from '../config.ts'
import { editorBySession } from '../editors/gate.ts'
import { sessionCookieName } from '../editors/session-cookie.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { reportFailure } from '../report.ts'
import { type Beacon, countView } from '../views/count.ts'
import { pathNumber } from './path-number.ts'
import { methodProblem, problemOf } from './problem.ts'

const LONGEST_BODY = 1_024

const beaconSchema = z.object({ token: z.string().max(200).default(''), view: z.uuid() })

/** A transparent image of one pixel: GIF89a, 1 × 1. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/**
 * Answers `/api/articles/:id/views`: the beacon of the page's script (POST), or the image of a page without one (GET).
 * Web-standard in and out, so that it can be called from a route as well as before any framework.
 * @param segment the path's article number as it came
 */
export async function answerView(request: Request, segment: string): Promise<Response> {
  const instance = new URL(request.url).pathname
  try {
    if (request.method === 'POST') return await answerBeacon(request, segment)
    if (request.method === 'GET') return await answerPixel(request, segment)
    return methodProblem('GET, POST', { instance })
  } catch (error) {
    if (!isDomainError(error) && !request.signal.aborted) reportFailure(error, 'a view could not be counted')
    return problemOf(error, { instance })
  }
}

async function answerBeacon(request: Request, segment: string): Promise<Response> {
  const articleId = numberOf(segment)
  const vouched = vouching(request.headers)
  const { token, view: viewId } = parseBeacon(await readBounded(request))
  const counted = await countView({ articleId, token, viewId, vouched, ...(await sender(request)) })
  return Response.json(counted, { headers: { 'cache-control': 'no-store' } })
}

async function answerPixel(request: Request, segment: string): Promise<Response> {
  const articleId = numberOf(segment)
  const vouched = vouching(request.headers)
  const token = new URL(request.url).searchParams.get('token') ?? ''
  await countView({ articleId, token, viewId: randomUUID(), vouched, ...(await sender(request)) })
  return new Response(PIXEL, { headers: { 'content-type': 'image/gif', 'cache-control': 'no-store' } })
}

function numberOf(segment: string): number {
  const id = pathNumber(segment)
  if (id === null) throw new DomainError('not-found', '没有这篇文章。')
  return id
}

/**
 * Whether the browser says that one of our pages sent this (Fetch Metadata; RFC 6454; RFC 9110 §10.1.3).
 * @throws DomainError forbidden when it says that another site's did
 */
function vouching(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  const from = headers.get('origin') ?? headers.get('referer')
  if ((site !== null && site !== 'same-origin') || (from !== null && !isOurs(from, headers)))
    throw new DomainError('forbidden', '只有本站的页面可以计数。')
  return site !== null || from !== null
}

function isOurs(from: string, headers: Headers): boolean {
  if (!URL.canParse(from)) return false
  const { origin, host } = new URL(from)
  return origin === config().siteUrl || host === headers.get('host')
}

async function readBounded(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > LONGEST_BODY) throw new DomainError('too-large', `请求最多 ${LONGEST_BODY} 字节。`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseBeacon(body: string): z.infer<typeof beaconSchema> {
  const parsed = beaconSchema.safeParse(jsonOf(body))
  if (parsed.success) return parsed.data
  const fields = Object.fromEntries(parsed.error.issues.map(({ path }) => [path.join('.'), '格式不对。']))
  throw new DomainError('invalid-input', '请求应是 JSON：{"token": "…", "view": "UUID"}。', { fields })
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

/** Who sent it; of an address the last word only, which is our proxy's or the socket's. */
async function sender({
  headers,
}: Request): Promise<Pick<Beacon, 'address' | 'userAgent' | 'purpose' | 'staff'>> {
  const purposes = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].map((name) => headers.get(name) ?? '')
  return {
    address: headers.get('x-forwarded-for')?.split(',').at(-1) ?? '',
    userAgent: headers.get('user-agent') ?? '',
    purpose: purposes.join(' ').trim(),
    staff: await isStaff(headers.get('cookie') ?? ''),
  }
}

async function isStaff(cookie: string): Promise<boolean> {
  return cookie.includes(`${sessionCookieName}=`) && (await editorBySession(cookie)) !== null
}
