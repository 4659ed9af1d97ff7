import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { requestWithBody } from '#lib/server/request-with-body.ts'

const sent = {
  host: 'news.example.cn',
  cookie: 'a=b',
  'content-type': 'multipart/form-data; boundary=x',
  'content-length': '999',
  'transfer-encoding': 'chunked',
  'content-encoding': 'gzip',
  expect: '100-continue',
  trailer: 'x-sum',
}

it('a request with another body is the same request otherwise, and says what its body is', async () => {
  const given = Object.assign(new IncomingMessage(new Socket()), {
    method: 'POST',
    url: '/admin?a',
    headers: { ...sent },
  })
  const again = requestWithBody(given, 'text/plain', Buffer.from('[{"note":"更正"}]'))
  expect(again).toMatchObject({ method: 'POST', url: '/admin?a', complete: true })
  expect(again.headers).toEqual({
    host: 'news.example.cn',
    cookie: 'a=b',
    'content-type': 'text/plain',
    'content-length': '19',
  })
  expect(await text(again)).toBe('[{"note":"更正"}]')
  expect(given.headers, 'the request that came stays as it was').toEqual(sent)
})
