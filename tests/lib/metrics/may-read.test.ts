import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { completeConfig } from '#lib/config.ts'
import { mayReadMetrics } from '#lib/metrics/may-read.ts'
import { normaliseForwarded } from '#lib/server/trusted-proxy.ts'

const TOKEN = 'a-token-of-the-test-suite'

afterEach(() => completeConfig({ metricsToken: undefined }))

/** Whether a program of this machine that sends these headers may read the metrics. */
async function mayRead(sent: Record<string, string>, trustProxy = true): Promise<boolean> {
  let may = false
  const server = createServer((request, response) => {
    normaliseForwarded(request, trustProxy)
    may = mayReadMetrics(new Headers(request.headers as Record<string, string>))
    response.end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { headers: sent })
  server.close()
  return may
}

describe('the metrics', () => {
  it('are for a program of this machine that asks itself', async () => {
    expect([await mayRead({}), await mayRead({}, false)]).toEqual([true, true])
  })

  it('are for nobody who was passed on, whatever he says', async () => {
    const claims = [
      { 'x-forwarded-for': '203.0.113.5,' },
      { 'x-forwarded-for': '127.0.0.1' },
      { 'x-forwarded-for': '' },
      { 'x-forwarded-proto': 'https' },
      { 'x-forwarded-host': 'a.cn' },
      { 'x-forwarded': 'for=127.0.0.1' },
      { forwarded: 'for=127.0.0.1' },
      { via: '1.1 proxy' },
      { 'x-real-ip': '127.0.0.1' },
      { 'x-client-ip': '127.0.0.1' },
      { 'true-client-ip': '127.0.0.1' },
      { 'cf-connecting-ip': '127.0.0.1' },
      { 'x-real-ip': '203.0.113.5', 'x-citysite-direct': '1' },
    ]
    for (const claim of claims)
      for (const trustProxy of [true, false])
        expect(await mayRead(claim, trustProxy), JSON.stringify(claim)).toBe(false)
  })

  it('are for who knows the token, wherever he is, and for no other word', async () => {
    const from = { via: '1.1 proxy' }
    expect(await mayRead({ ...from, authorization: 'Bearer undefined' })).toBe(false)
    completeConfig({ metricsToken: TOKEN })
    expect(await mayRead({ ...from, authorization: `Bearer ${TOKEN}` })).toBe(true)
    expect(await mayRead({ ...from, authorization: `bearer  ${TOKEN}` })).toBe(true)
    for (const other of [
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(1)}`,
      `Basic ${TOKEN}`,
      TOKEN,
      'Bearer ',
      '',
    ])
      expect(await mayRead({ ...from, authorization: other }), other).toBe(false)
  })
})
