import { afterEach, describe, expect, it } from 'vitest'
import { completeConfig, config } from '#lib/config.ts'
import { isKnownMethod } from '#lib/server/known-method.ts'
import { sendText } from '#lib/server/send-text.ts'
import { answered, aServer, sendRaw } from '../../support/raw-http.ts'

const { siteUrl } = config()
afterEach(() => completeConfig({ siteUrl }))

async function asked(path: string, method = 'GET') {
  const port = await aServer((request, response) => {
    if (isKnownMethod(request, response))
      sendText(response, 503, '访问的人太多。', { 'retry-after': '2', 'cache-control': 'public' })
  })
  return answered(await sendRaw(port, `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`))
}

describe('an answer in one sentence', () => {
  it('has its length in bytes, and is stored by nobody, whatever else it carries', async () =>
    expect(await asked('/')).toMatchObject({
      status: 503,
      body: '访问的人太多。',
      headers: {
        'content-length': '21',
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
        'retry-after': '2',
        'x-content-type-options': 'nosniff',
      },
    }))

  it.each([
    ['/favicon.ico', 'cross-origin'],
    ['/s/abcdefgh/qr.svg?size=2', 'cross-origin'],
    ['/PHOTO.JPEG', 'cross-origin'],
    ['/articles/1', 'same-origin'],
    ['/articles/1?file=a.png', 'cross-origin'],
    ['/png', 'same-origin'],
  ])('at %s may be embedded by %s', async (path, policy) =>
    expect((await asked(path)).headers['cross-origin-resource-policy']).toBe(policy),
  )

  it('binds browsers to https where the site has it, and nowhere else', async () => {
    expect((await asked('/')).headers).not.toHaveProperty('strict-transport-security')
    completeConfig({ siteUrl: 'https://news.example.cn' })
    expect((await asked('/')).headers['strict-transport-security']).toBe('max-age=31536000')
  })
})

it.each(['PROPFIND', 'TRACE', 'PURGE', 'M-SEARCH'])(
  '%s is no method of ours, and the answer names those that are',
  async (method) =>
    expect(await asked('/', method)).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' },
    }),
)
