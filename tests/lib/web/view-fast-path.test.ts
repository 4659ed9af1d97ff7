import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, describe, expect, it } from 'vitest'
import { createEditor } from '#lib/editors/create-editor.ts'
import { signIn } from '#lib/editors/sign-in.ts'
import { pageToken } from '#lib/views/page-token.ts'
import { drainViews } from '#lib/views/queue.ts'
import { viewFastPath } from '#lib/web/view-fast-path.ts'
import { aFederationReport, aSystem } from '../../support/cast.ts'
import { aLoopbackServer } from '../../support/loopback-server.ts'
import { aPhone, counterOf } from '../../support/views.ts'

const site = aLoopbackServer((asked, response) => {
  if (!viewFastPath(asked, response)) response.writeHead(418).end('left alone')
})

afterAll(drainViews)

const headers = (address = '203.0.113.9') => ({
  'content-type': 'application/json',
  'sec-fetch-site': 'same-origin',
  'user-agent': aPhone,
  'x-forwarded-for': address,
})

const beacon = (
  id: number | string,
  body = JSON.stringify({ token: pageToken(Number(id)), view: randomUUID() }),
) => fetch(`${site.url}/api/articles/${id}/views`, { method: 'POST', headers: headers(), body })

describe('the fast path of a view', () => {
  it('counts a beacon and answers with the number', async () => {
    const { id } = await aFederationReport()
    const answer = await beacon(id)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json',
      'content-length': '11',
    })
    expect(await answer.json()).toEqual({ views: 1 })
    expect(await counterOf(id)).toMatchObject({ total: 1n })
  })

  it('recognises an editor by the beacon’s cookie, and nobody by a similar cookie', async () => {
    const { id } = await aFederationReport()
    const account = {
      email: 'mei@example.cn',
      name: '梅编辑',
      role: 'editor',
      password: 'lecong-2026-mei',
    } as const
    await createEditor(aSystem, account)
    const { name, value } = await signIn({ ...account, address: '203.0.113.3', userAgent: aPhone })
    const send = (cookie: string, address: string) =>
      fetch(`${site.url}/api/articles/${id}/views`, {
        method: 'POST',
        headers: { ...headers(address), cookie },
        body: JSON.stringify({ token: pageToken(id), view: randomUUID() }),
      })
    await send(`theme=dark; ${name}=${value}`, '203.0.113.10')
    expect(await counterOf(id)).toMatchObject({ total: 0n, staff: 1n })
    for (const [index, cookie] of [
      `x${name}=${value}`,
      `note=${name}=1`,
      `${name}=forged.c2lnbmF0dXJl`,
    ].entries())
      await send(cookie, `203.0.113.${20 + index}`)
    expect(await counterOf(id)).toMatchObject({ total: 3n, staff: 1n })
  })

  it('counts the pixel of a page without JavaScript', async () => {
    const { id } = await aFederationReport()
    const answer = await fetch(`${site.url}/api/articles/${id}/views?token=${pageToken(id)}`, {
      headers: headers(),
    })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/gif'])
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 6)
        .toString(),
    ).toBe('GIF89a')
    expect(await counterOf(id)).toMatchObject({ total: 1n })
  })

  it('refuses what the route refuses, with the same problem', async () => {
    const { id } = await aFederationReport()
    const refused = [
      [await beacon(id, 'no json'), 422, 'invalid-input'],
      [await beacon('abc'), 404, 'not-found'],
      [await beacon('%E4%B8%80'), 404, 'not-found'],
      [await beacon(id, JSON.stringify({ token: 'x', view: randomUUID() })), 403, 'forbidden'],
      [await beacon(id, 'x'.repeat(5_000)), 413, 'too-large'],
    ] as const
    for (const [answer, status, code] of refused) {
      expect(answer.status).toBe(status)
      expect(await answer.json()).toMatchObject({ status, code, instance: expect.stringContaining('/views') })
    }
  })

  it('continues after a client that aborts its request', async () => {
    const { id } = await aFederationReport()
    const path = `/api/articles/${id}/views`
    const leaving = request(site.url + path, {
      method: 'POST',
      headers: { ...headers(), 'content-length': '500' },
    })
    leaving.on('error', () => {})
    leaving.write('{"token"')
    await new Promise((resolve) => setTimeout(resolve, 50))
    leaving.destroy()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await beacon(id)).status).toBe(200)
  })

  it.each([
    ['PUT', '/api/articles/1/views'],
    ['OPTIONS', '/api/articles/1/views'],
    ['GET', '/api/articles/1'],
    ['GET', '/api/articles/1/views/more'],
    ['POST', '/articles/1/views'],
  ])('leaves %s %s alone', async (method, path) => {
    expect((await fetch(site.url + path, { method })).status).toBe(418)
  })
})
