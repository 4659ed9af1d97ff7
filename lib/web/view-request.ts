import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { editorBySession } from '../editors/gate.ts'
import { carriesSession } from '../editors/session-cookie.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { pathNumber } from '../path-number.ts'
import { methodAnswer, type PlainAnswer, problemAnswer } from '../problem-answer.ts'
import { reportFailure } from '../report.ts'
import { type Beacon, countView } from '../views/count.ts'
import { isOwnOrigin } from './own-origin.ts'
import { responseOf } from './problem.ts'

const LONGEST_BODY = 1_024

const beaconSchema = z.object({ token: z.string().max(200).default(''), view: z.uuid() })

const JSON_HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' }
const PIXEL_HEADERS = { 'content-type': 'image/gif', 'cache-control': 'no-store' }

/** A transparent image of one pixel: GIF89a, 1 × 1. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** A request to `/api/articles/:id/views`, from either Node's or the web's API. */
export type ViewRequest = {
  method: string
  /** Path and query. */
  target: string
  header(name: string): string | undefined
  /** The body as text; null when it is longer than that. */
  readBody(mostBytes: number): Promise<string | null>
  isAborted(): boolean
}

/** Answers `/api/articles/:id/views` for a route. */
export async function answerView(request: Request, segment: string): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const asked = {
    method: request.method,
    target: pathname + search,
    header: (name: string) => request.headers.get(name) ?? undefined,
    readBody: (most: number) => boundedText(request, most),
    isAborted: () => request.signal.aborted,
  }
  return responseOf(await viewAnswer(asked, segment))
}

/**
 * Answers `/api/articles/:id/views`: the beacon of the page's script (POST), or the pixel of a page without JavaScript
 * (GET). Independent of Next, so that the fast path and the route share it.
 * @param segment the path's article number, as received
 */
export async function viewAnswer(request: ViewRequest, segment: string): Promise<PlainAnswer> {
  const instance = request.target.split('?', 1)[0] ?? ''
  try {
    if (request.method === 'POST') return await answerBeacon(request, segment)
    if (request.method === 'GET') return await answerPixel(request, segment)
    return methodAnswer('GET, POST', { instance })
  } catch (error) {
    if (!isDomainError(error) && !request.isAborted()) reportFailure(error, 'a view could not be counted')
    return problemAnswer(error, { instance })
  }
}

async function answerBeacon(request: ViewRequest, segment: string): Promise<PlainAnswer> {
  const articleId = numberOf(segment)
  const vouched = vouching(request)
  const body = await request.readBody(LONGEST_BODY)
  if (body === null) throw new DomainError('too-large', `请求最多 ${LONGEST_BODY} 字节。`)
  const { token, view: viewId } = parseBeacon(body)
  const counted = await countView({ articleId, token, viewId, vouched, ...(await sender(request)) })
  return { status: 200, headers: JSON_HEADERS, body: JSON.stringify(counted) }
}

async function answerPixel(request: ViewRequest, segment: string): Promise<PlainAnswer> {
  const articleId = numberOf(segment)
  const vouched = vouching(request)
  const token = new URLSearchParams(request.target.split('?', 2)[1]).get('token') ?? ''
  await countView({ articleId, token, viewId: randomUUID(), vouched, ...(await sender(request)) })
  return { status: 200, headers: PIXEL_HEADERS, body: PIXEL }
}

function numberOf(segment: string): number {
  const id = pathNumber(segment)
  if (id === null) throw new DomainError('not-found', '没有这篇文章。')
  return id
}

/**
 * Whether the browser says that one of our pages sent the request (Fetch Metadata; RFC 6454; RFC 9110 §10.1.3).
 * @throws DomainError forbidden when a page of another site sent it
 */
function vouching({ header }: ViewRequest): boolean {
  const site = header('sec-fetch-site')
  const from = header('origin') ?? header('referer')
  if ((site !== undefined && site !== 'same-origin') || (from !== undefined && !isOwnOrigin(from)))
    throw new DomainError('forbidden', '只有本站的页面可以计数。')
  return site !== undefined || from !== undefined
}

async function boundedText({ body }: Request, most: number): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > most) return null
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

/** The sender; the address is the last entry, which lib/server has set. */
async function sender({
  header,
}: ViewRequest): Promise<Pick<Beacon, 'address' | 'userAgent' | 'purpose' | 'staff'>> {
  const purposes = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].map((name) => header(name) ?? '')
  return {
    address: header('x-forwarded-for')?.split(',').at(-1) ?? '',
    userAgent: header('user-agent') ?? '',
    purpose: purposes.join(' ').trim(),
    staff: await isStaff(header('cookie') ?? ''),
  }
}

/** Checked for the beacon only: the page itself is the same for everybody, and cached. */
async function isStaff(cookie: string): Promise<boolean> {
  return carriesSession(cookie) && (await editorBySession(cookie)) !== null
}
