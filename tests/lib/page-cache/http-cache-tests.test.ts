import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PageCache } from '#lib/page-cache/page-cache.ts'

// The public suite for HTTP caches, with its own origin as a plain handler behind ours, in this process.

type Result = true | [name: string, message: string]
type Test = {
  id: string
  name: string
  kind?: 'check' | 'optimal'
  depends_on?: string[]
  browser_only?: boolean
}
type Suite = { id: string; tests: Test[] }
type Origin = (path: string[], request: IncomingMessage, response: ServerResponse) => void

/** What this cache does not do, on purpose; docs/page-cache.md gives the reasons in these words. */
const outOfScope: Record<string, RegExp> = {
  'it never asks the origin whether a page is unchanged, but for the page anew':
    /^(304-|cc-resp-no-cache-revalidate|cc-resp-must-revalidate-stale$|conditional-.*(generate|stale)|conditional-etag-vary-headers)/,
  'it does not guess how long a page may be kept': /^heuristic-|-heuristic/,
  'it keeps whole pages only, in codings of its own, and measures their length itself':
    /^partial-|^headers-store-Content-(Encoding|Range|Length)$/,
  'it keeps what says something lasting, no errors and no unknown statuses':
    /^status-(299|303|400|499|5\d\d)-/,
  'it keeps one variant of a page, and compares the fields of Vary as they are':
    /^vary-(invalidate|normalise-lang)/,
  'it keeps nothing that sets a cookie, and keeps out of requests with a cookie or an authorization':
    /^other-(set-cookie|cookie)$|^headers-store-Set-Cookie$|^other-authorization-/,
  'it answers POST never, and HEAD from GET': /^method-POST$|^head-/,
  'it keeps nothing whose Age is more than one number, or whose Date is none':
    /^age-parse-prefix$|^freshness-expires-invalid-date$|^conditional-lm-fresh-no-lm$/,
}

/** Of all that a cache must do or must not do, these two alone: it keeps nothing whose Age is a list, and asks for a page anew. */
const notDone = ['age-parse-prefix', 'cc-resp-must-revalidate-stale']

let suites: Suite[]
let results: Record<string, Result | undefined>

beforeAll(async () => {
  const load = (part: string) => import(`http-cache-tests/${part}.mjs`)
  const handlers: Record<string, Origin> = {}
  for (const what of ['config', 'state', 'test'])
    handlers[what] = (await load(`server/handle-${what}`)).default
  const origin = (request: IncomingMessage, response: ServerResponse) => {
    const [, what = '', ...path] = new URL(request.url ?? '/', 'http://origin').pathname.split('/')
    return handlers[what]?.(path, request, response)
  }
  const keyOf = (target: string) => (target.startsWith('/test/') ? target : null)
  const cache = new PageCache({ origin, keyOf })
  const server = createServer((request, response) => cache.handle(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  suites = (await load('tests/index')).default
  const { runTests, getResults } = await load('client/runner')
  // Its server says when a test asks more often than foreseen.
  vi.spyOn(console, 'log').mockImplementation(() => {})
  await runTests(suites, fetch, false, base, 500)
  results = getResults()
  vi.restoreAllMocks()
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
}, 60_000)

afterAll(() => vi.restoreAllMocks())

const all = () => suites.flatMap(({ tests }) => tests).filter((test) => !test.browser_only)
const passed = (id: string) => results[id] === true
const reasonOf = (id: string) => Object.entries(outOfScope).find(([, ids]) => ids.test(id))?.[0]
/** The suite's own rule: a test says nothing where what it rests on is not there. */
const applies = ({ id, depends_on = [] }: Test) => {
  const result = results[id]
  return depends_on.every(passed) && !(Array.isArray(result) && result[0] === 'Setup')
}
const failing = (kind: Test['kind']) =>
  all()
    .filter((test) => test.kind === kind && applies(test) && !passed(test.id))
    .map(({ id }) => id)

describe('the public suite for HTTP caches', () => {
  it('was run, and most of it says something about this cache', () => {
    expect(all().length).toBeGreaterThan(300)
    expect(all().filter((test) => applies(test) && test.kind !== 'check').length).toBeGreaterThan(180)
  })

  it('finds nothing done that a cache must not do, and nothing missing that one must, but for what is out of scope', () => {
    expect(failing(undefined).sort()).toEqual(notDone)
    for (const id of notDone) expect(reasonOf(id), id).toBeDefined()
  })

  it('finds everything done that a good cache does, but for what is out of scope', () => {
    expect(failing('optimal').filter((id) => !reasonOf(id))).toEqual([])
  })

  it('is left out nowhere without need: every reason still has a test that does not pass', () => {
    const left = all().filter(({ id }) => !passed(id))
    for (const [reason, ids] of Object.entries(outOfScope))
      expect(
        left.some(({ id }) => ids.test(id)),
        reason,
      ).toBe(true)
  })
})
