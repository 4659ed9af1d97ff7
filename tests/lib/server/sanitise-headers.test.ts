import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { sanitiseHeaders } from '#lib/server/sanitise-headers.ts'

const settled = (headers: Record<string, string>) => {
  const request = { headers: { ...headers } } as unknown as IncomingMessage
  sanitiseHeaders(request)
  return request.headers
}

it('truncates a User-Agent that would take Next a second to match, and leaves a browser’s', () => {
  expect(settled({ 'user-agent': 'x'.repeat(15_000) })['user-agent']).toHaveLength(1_100)
  expect(settled({ 'user-agent': 'Mozilla/5.0' })).toEqual({ 'user-agent': 'Mozilla/5.0' })
  expect(settled({})).toEqual({})
})

it('removes the fields that Next sends to itself', () => {
  const inner = { 'x-middleware-prefetch': '1', 'x-middleware-subrequest': 'proxy', 'x-nextjs-data': '1' }
  expect(settled({ ...inner, accept: '*/*' })).toEqual({ accept: '*/*' })
})

it('removes the fields of one connection', () => {
  const hop = {
    upgrade: 'websocket',
    te: 'trailers',
    trailer: 'x',
    'keep-alive': '5',
    'proxy-connection': 'x',
  }
  expect(settled({ ...hop, connection: 'upgrade', accept: '*/*' })).toEqual({
    connection: 'upgrade',
    accept: '*/*',
  })
})
