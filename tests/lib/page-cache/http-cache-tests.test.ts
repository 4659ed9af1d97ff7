import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PageCache } from '#lib/page-cache/page-cache.ts'

// The public test suite for HTTP caches, with its own origin as the handler behind our cache, in this process.

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

/** The tests that do not apply, by the reason: what this cache does not do on purpose. */
const outOfScope: Record<string, RegExp> = {
  'it does not revalidate: it renders a page again instead of asking the origin whether it changed':
    /^(304-|cc-resp-no-cache-revalidate|cc-resp-must-revalidate-stale$|conditional-.*(generate|stale)|conditional-etag-vary-headers)/,
  'it has no heuristic freshness: only an explicit lifetime makes a response cacheable':
    /^heuristic-|-heuristic/,
  'it stores whole responses only, in content encodings of its own, and sets their length itself':
    /^partial-|^headers-store-Content-(Encoding|Range|Length)$/,
  'it stores no temporary errors and no statuses that it does not know': /^status-(299|303|400|499|5\d\d)-/,
  'it stores one variant of a page, and compares the fields of Vary without normalising them':
    /^vary-(invalidate|normalise-lang)/,
  'it stores no response with Set-Cookie, and passes requests with Cookie or Authorization':
    /^other-(set-cookie|cookie)$|^headers-store-Set-Cookie$|^other-authorization-/,
  'it never answers POST from an entry, and answers HEAD from the entry of GET': /^method-POST$|^head-/,
  'it stores no response whose Age is not one number or whose Date is invalid':
    /^age-parse-prefix$|^freshness-expires-invalid-date$|^conditional-lm-fresh-no-lm$/,
}

/** The only requirements (no mere optimisations) that it does not fulfil, both for a reason in `outOfScope`. */
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
  // The suite's server logs when a test sends more requests than it expects.
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
/** The suite's own rule: a test has no result where one that it depends on failed. */
const applies = ({ id, depends_on = [] }: Test) => {
  const result = results[id]
  return depends_on.every(passed) && !(Array.isArray(result) && result[0] === 'Setup')
}
const failing = (kind: Test['kind']) =>
  all()
    .filter((test) => test.kind === kind && applies(test) && !passed(test.id))
    .map(({ id }) => id)

describe('the public suite for HTTP caches', () => {
  it('was run, and most of its tests have a result', () => {
    expect(all().length).toBeGreaterThan(300)
    expect(all().filter((test) => applies(test) && test.kind !== 'check').length).toBeGreaterThan(180)
  })

  it('finds no requirement unfulfilled, except those out of scope', () => {
    expect(failing(undefined).sort()).toEqual(notDone)
    for (const id of notDone) expect(reasonOf(id), id).toBeDefined()
  })

  it('finds no optimisation missing, except those out of scope', () => {
    expect(failing('optimal').filter((id) => !reasonOf(id))).toEqual([])
  })

  it('still fails at least one test for every reason given', () => {
    const left = all().filter(({ id }) => !passed(id))
    for (const [reason, ids] of Object.entries(outOfScope))
      expect(
        left.some(({ id }) => ids.test(id)),
        reason,
      ).toBe(true)
  })
})
