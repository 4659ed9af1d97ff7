import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { normaliseForwarded } from '#lib/server/trusted-proxy.ts'

/** The fields of a request as the code behind the server sees them. */
async function normalised(sent: Record<string, string>, trustProxy: boolean): Promise<IncomingHttpHeaders> {
  let seen: IncomingHttpHeaders = {}
  const server = createServer((request, response) => {
    normaliseForwarded(request, trustProxy)
    seen = request.headers
    response.end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { headers: sent })
  server.close()
  return seen
}

const claims = {
  'x-forwarded-for': '203.0.113.9, 198.51.100.7',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'evil.example',
  forwarded: 'for=203.0.113.9',
}

describe('normaliseForwarded', () => {
  it('uses the socket’s address without TRUST_PROXY', async () => {
    const seen = await normalised(claims, false)
    expect(seen).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' })
  })

  it('uses only the last entry with TRUST_PROXY: the client can send the ones before', async () => {
    const seen = await normalised(claims, true)
    expect(seen).toMatchObject({ 'x-forwarded-for': '198.51.100.7', 'x-forwarded-proto': 'https' })
  })

  it('reads the protocol in upper and lower case', async () => {
    expect(await normalised({ 'x-forwarded-proto': 'HTTPS' }, true)).toMatchObject({
      'x-forwarded-proto': 'https',
    })
  })

  it('uses the socket’s address where the proxy sends none', async () => {
    expect(await normalised({}, true)).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
    })
  })

  it.each([true, false])(
    'drops every other way to claim a host or an address (proxy: %s)',
    async (trusted) => {
      const seen = await normalised(claims, trusted)
      expect(seen).not.toHaveProperty('x-forwarded-host')
      expect(seen).not.toHaveProperty('forwarded')
    },
  )
})
