import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { fetchFromOrigin, NO_ADDRESS, type OriginHandler } from '#lib/page-cache/fetch-from-origin.ts'

const fetched = (origin: OriginHandler, url = '/articles/1', headers = {}) =>
  fetchFromOrigin(origin, url, headers)

describe('a request to the origin', () => {
  it('is a GET of this very target with these fields, from no address of this machine', async () => {
    const asked: unknown[] = []
    await fetched(
      ({ method, url, headers, socket }, response) => {
        asked.push({ method, url, own: headers['x-own'], from: socket.remoteAddress })
        response.end()
      },
      '/a%2Fb?older=1&x=%ff',
      { 'x-own': 'yes' },
    )
    expect(asked).toEqual([{ method: 'GET', url: '/a%2Fb?older=1&x=%ff', own: 'yes', from: NO_ADDRESS }])
    expect(NO_ADDRESS).not.toMatch(/^127|^::1$/)
  })

  it('is answered with status, fields and every byte of the body', async () => {
    const body = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 256))
    const response = await fetched(async (_, response) => {
      response.writeHead(410, { 'content-type': 'image/png', 'set-cookie': ['a=1', 'b=2'] })
      response.write(body.subarray(0, 30_000))
      await sleep(5)
      response.end(body.subarray(30_000))
    })
    expect(response.status).toBe(410)
    expect(response.headers).toMatchObject({ 'content-type': 'image/png', 'set-cookie': ['a=1', 'b=2'] })
    expect(response.body.equals(body)).toBe(true)
  })

  it('is answered without the fields of one connection, nor those that the response itself names', async () => {
    const { headers } = await fetched((_, response) =>
      response
        .writeHead(200, { connection: 'X-Hop, close', 'x-hop': '1', 'keep-alive': 'timeout=5', etag: '"a"' })
        .end('x'),
    )
    expect(Object.keys(headers)).toContain('etag')
    for (const name of ['connection', 'x-hop', 'keep-alive', 'transfer-encoding', 'content-length'])
      expect(headers).not.toHaveProperty(name)
  })

  it.each<[string, OriginHandler]>([
    [
      'throws',
      () => {
        throw new Error('broken')
      },
    ],
    ['rejects', () => Promise.reject(new Error('broken'))],
    ['throws what is no error', () => Promise.reject('broken')],
    ['is cut off in the middle', (_, response) => void (response.write('half') && response.destroy())],
  ])('fails where the origin %s', async (_, origin) => {
    await expect(fetched(origin)).rejects.toThrow()
  })
})
