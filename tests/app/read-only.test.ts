import { beforeEach, describe, expect, it } from 'vitest'
import { answerReadOnly } from '#app/(reader)/_document/read-only.ts'
import { securityHeaders } from '#app/(reader)/_document/security-headers.ts'
import { aServer } from '../support/raw-http.ts'

// Purpose: one place answers every method but GET and HEAD for all reader pages, and touches nothing else.

let port: number

beforeEach(async () => {
  port = await aServer((request, response) => {
    if (!answerReadOnly(request, response)) response.end('passed on')
  })
})

const send = (method: string, path: string) => fetch(`http://127.0.0.1:${port}${path}`, { method })

describe('a reader’s page', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'answers %s with 405 and the allowed methods',
    async (method) => {
      for (const path of [
        '/',
        '/articles/1',
        '/s/abcdefgh?x=1',
        '/nowhere',
        '/api',
        '/apis',
        '/administration',
      ]) {
        const response = await send(method, path)
        expect([response.status, response.headers.get('allow')], path).toEqual([405, 'GET, HEAD'])
        expect(Object.fromEntries(response.headers)).toMatchObject({
          ...securityHeaders,
          'cache-control': 'no-store',
          'content-type': 'text/plain; charset=utf-8',
        })
        expect(await response.text()).toBe('这一页只能看。')
      }
    },
  )

  it('answers OPTIONS with the allowed methods and no body', async () => {
    const response = await send('OPTIONS', '/articles/1')
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, HEAD'])
    expect(await response.text()).toBe('')
  })
})

describe('passes on', () => {
  it.each(['GET', 'HEAD'])('%s', async (method) => {
    expect((await send(method, '/articles/1')).status).toBe(200)
  })

  it.each(['/admin', '/admin/articles', '/%61dmin', '/api/articles', '/api/articles/1/views', '/_next/x'])(
    'POST %s, which belongs to another part',
    async (path) => {
      expect(await (await send('POST', path)).text()).toBe('passed on')
    },
  )

  it.each(['/articles/', '//articles', '/articles//1'])('POST %s, which Next redirects', async (path) => {
    expect(await (await send('POST', path)).text()).toBe('passed on')
  })
})
