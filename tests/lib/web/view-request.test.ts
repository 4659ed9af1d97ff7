import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { createEditor } from '#lib/editors/create-editor.ts'
import { signIn } from '#lib/editors/sign-in.ts'
import { pageToken } from '#lib/views/page-token.ts'
import { drainViews } from '#lib/views/queue.ts'
import { answerView } from '#lib/web/view-request.ts'
import { aChiefEditor, aFederationReport, aSystem } from '../../support/cast.ts'
import { aPhone, counterOf } from '../../support/views.ts'

afterAll(drainViews)

const site = 'http://localhost:3000'
const ours = { origin: site, 'sec-fetch-site': 'same-origin', 'user-agent': aPhone, host: 'localhost:3000' }

type Sent = { headers?: Record<string, string>; body?: string; address?: string }

/** A request with the beacon of an article's page, with changes. */
function beacon(id: number | string, { headers = {}, body, address = '203.0.113.1' }: Sent = {}) {
  const request = new Request(`${site}/api/articles/${id}/views`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address, ...ours, ...headers },
    body: body ?? JSON.stringify({ token: pageToken(Number(id)), view: randomUUID() }),
  })
  return answerView(request, String(id))
}

function pixel(
  id: number,
  { headers = {}, token = pageToken(id) }: { headers?: Record<string, string>; token?: string } = {},
) {
  const { origin: _, ...image } = ours
  const sent = { 'x-forwarded-for': '203.0.113.2', referer: `${site}/articles/${id}`, ...image, ...headers }
  return answerView(
    new Request(`${site}/api/articles/${id}/views?token=${token}`, { headers: sent }),
    String(id),
  )
}

async function refusal(answer: Promise<Response>) {
  const response = await answer
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const { code } = await response.json()
  return [response.status, code]
}

describe('POST /api/articles/:id/views', () => {
  it('answers 200 with the number and no-store', async () => {
    const { id } = await aFederationReport()
    const answer = await beacon(id)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toEqual({ views: 1 })
  })

  it.each(['http://127.0.0.1:3000', 'http://[::1]:3000', 'http://localhost:8080'])(
    'takes one from the page under another name of this machine: %s',
    async (origin) => {
      const { id } = await aFederationReport()
      const answer = await beacon(id, { headers: { origin, host: new URL(origin).host } })
      expect(await answer.json()).toEqual({ views: 1 })
    },
  )

  it('accepts text/plain, which browsers send, too', async () => {
    const { id } = await aFederationReport()
    expect((await beacon(id, { headers: { 'content-type': 'text/plain' } })).status).toBe(200)
  })

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a site beside ours', { 'sec-fetch-site': 'same-site' }],
    ['somewhere across', { 'sec-fetch-site': 'cross-site' }],
    [
      'a host that calls itself what its page is called',
      { origin: 'http://evil.example', host: 'evil.example' },
    ],
    ['such a host without a port of ours', { origin: 'http://localhost.evil.example:3000' }],
  ])('refuses a beacon from %s', async (_, headers) => {
    const { id } = await aFederationReport()
    expect(await refusal(beacon(id, { headers }))).toEqual([403, 'forbidden'])
    expect(await counterOf(id)).not.toMatchObject({ total: 1n })
  })

  it('refuses a missing, a wrong and another article’s token', async () => {
    const { id } = await aFederationReport()
    for (const token of [undefined, 'x', pageToken(id + 1)])
      expect(await refusal(beacon(id, { body: JSON.stringify({ token, view: randomUUID() }) }))).toEqual([
        403,
        'forbidden',
      ])
  })

  it.each(['', 'null', '[]', '{"view":"no-uuid"}', '{broken', '{"view":7}', '{"token":{}}'])(
    'refuses the body %o and says what it should be',
    async (body) => {
      const { id } = await aFederationReport()
      expect(await refusal(beacon(id, { body }))).toEqual([422, 'invalid-input'])
    },
  )

  it('refuses a body that is too long', async () => {
    const { id } = await aFederationReport()
    const body = JSON.stringify({ token: 'x'.repeat(5_000), view: randomUUID() })
    expect(await refusal(beacon(id, { body }))).toEqual([413, 'too-large'])
  })

  it.each(['abc', '0', '-1', '1.5', '99999999999', '%00'])('knows no article %o', async (id) => {
    expect(await refusal(beacon(id))).toEqual([404, 'not-found'])
  })

  it('refuses an article that does not exist or was taken down', async () => {
    expect(await refusal(beacon(4711))).toEqual([404, 'not-found'])
    for (const [reason, status, code] of [
      ['copyright', 410, 'gone'],
      ['legal_order', 451, 'blocked'],
    ] as const) {
      const report = await aFederationReport()
      await takeDownArticle(await aChiefEditor(), { ...report, reason, note: '来函' })
      expect(await refusal(beacon(report.id))).toEqual([status, code])
    }
  })

  it('counts a signed-in editor as staff', async () => {
    const { id } = await aFederationReport()
    const account = { email: 'mei@example.cn', name: '梅编辑', role: 'editor', password: 'lecong-2026-mei' }
    await createEditor(aSystem, account)
    const { name, value } = await signIn({ ...account, address: '203.0.113.3', userAgent: aPhone })
    const answer = await beacon(id, { headers: { cookie: `${name}=${value}` } })
    expect(await answer.json()).toEqual({ views: 0 })
    expect(await counterOf(id)).toMatchObject({ total: 0n, staff: 1n })
  })

  it('uses the last address only: entries before it, which a client can send, make no new visitor', async () => {
    const { id } = await aFederationReport()
    await beacon(id, { address: '198.51.100.1, 203.0.113.9' })
    const answer = await beacon(id, { address: '198.51.100.2, 203.0.113.9' })
    expect(await answer.json()).toEqual({ views: 1 })
  })

  it('refuses other methods', async () => {
    const answer = await answerView(new Request(`${site}/api/articles/1/views`, { method: 'DELETE' }), '1')
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, POST')
  })
})

describe('the pixel of a page without JavaScript', () => {
  it('is an image with no-store, and counts', async () => {
    const { id } = await aFederationReport()
    const answer = await pixel(id)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/gif')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 6)
        .toString(),
    ).toBe('GIF89a')
    expect(await counterOf(id)).toMatchObject({ total: 1n })
  })

  it('follows the same rules: only from our pages, with their token', async () => {
    const { id } = await aFederationReport()
    expect(await refusal(pixel(id, { token: 'x' }))).toEqual([403, 'forbidden'])
    expect(await refusal(pixel(id, { headers: { referer: 'https://evil.example/' } }))).toEqual([
      403,
      'forbidden',
    ])
    expect(await refusal(pixel(id, { headers: { 'sec-fetch-site': 'none' } }))).toEqual([403, 'forbidden'])
  })
})
