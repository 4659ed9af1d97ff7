import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { settleForwarded } from '#lib/server/trusted-proxy.ts'

/** The headers of a request as everything behind server.ts sees them. */
async function settled(sent: Record<string, string>, trustProxy: boolean): Promise<IncomingHttpHeaders> {
  let seen: IncomingHttpHeaders = {}
  const server = createServer((request, response) => {
    settleForwarded(request, trustProxy)
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

describe('settleForwarded', () => {
  it('believes nobody without a proxy of our own: the address is the socket’s', async () => {
    const seen = await settled(claims, false)
    expect(seen).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' })
  })

  it('believes the last entry alone behind a proxy: the ones before are the client’s claims', async () => {
    const seen = await settled(claims, true)
    expect(seen).toMatchObject({ 'x-forwarded-for': '198.51.100.7', 'x-forwarded-proto': 'https' })
  })

  it('takes the protocol in any case', async () => {
    expect(await settled({ 'x-forwarded-proto': 'HTTPS' }, true)).toMatchObject({
      'x-forwarded-proto': 'https',
    })
  })

  it('falls back on the socket where the proxy says nothing', async () => {
    expect(await settled({}, true)).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
    })
  })

  it.each([true, false])(
    'drops every other way to claim a host or an address (proxy: %s)',
    async (trusted) => {
      const seen = await settled(claims, trusted)
      expect(seen).not.toHaveProperty('x-forwarded-host')
      expect(seen).not.toHaveProperty('forwarded')
    },
  )
})
