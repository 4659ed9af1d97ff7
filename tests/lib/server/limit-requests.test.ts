import type { ServerResponse } from 'node:http'
import { beforeEach, describe, expect, it } from 'vitest'
import { completeConfig } from '#lib/config.ts'
import { requestLimit } from '#lib/server/limit-requests.ts'
import { aServer } from '../../support/raw-http.ts'

const limits = {
  reading: { most: 3, share: 2 },
  media: { most: 2, share: 1 },
  sending: { most: 3, share: 2 },
  desk: { most: 2, share: 1 },
  editor: { most: 2, share: 1 },
}

let port: number
let held: ServerResponse[]

beforeEach(async () => {
  completeConfig({ trustProxy: true })
  held = []
  const isAdmitted = requestLimit(limits)
  port = await aServer((request, response) => {
    if (isAdmitted(request, response)) held.push(response)
  })
})

/** Sends a request; returns the status of its response, or `held` when it is being processed. */
async function ask(from: string, path = '/', init: RequestInit = {}): Promise<number | 'held'> {
  const before = held.length
  const headers = { 'x-forwarded-for': from, ...init.headers }
  let status: number | null = null
  const answer = fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers })
  void answer.then((told) => {
    status = told.status
  })
  while (held.length === before && status === null) await new Promise((resolve) => setTimeout(resolve, 2))
  return status ?? 'held'
}

describe('the number of concurrent requests', () => {
  it('is limited for each address and in total', async () => {
    expect([await ask('192.0.2.1'), await ask('192.0.2.1'), await ask('192.0.2.1')]).toEqual([
      'held',
      'held',
      503,
    ])
    expect([await ask('198.51.100.1'), await ask('198.51.100.1')]).toEqual(['held', 503])
    held[0]?.end()
    expect(await ask('198.51.100.1')).toBe('held')
    for (const response of held) response.end()
  })

  it('is limited for each kind separately: sending takes nothing from reading, nor from the desk', async () => {
    const send = { method: 'POST' }
    expect([await ask('192.0.2.1', '/', send), await ask('192.0.2.1', '/x', send)]).toEqual(['held', 'held'])
    expect(await ask('192.0.2.1', '/', send)).toBe(503)
    expect(await ask('192.0.2.1')).toBe('held')
    expect([await ask('192.0.2.1', '/media/x.mp4'), await ask('192.0.2.1', '/media/y.mp4')]).toEqual([
      'held',
      503,
    ])
    expect(await ask('192.0.2.1', '/admin/sign-in', send)).toBe('held')
    expect(await ask('192.0.2.1', '/admin', send)).toBe(503)
    expect(await ask('192.0.2.1', '/administration')).toBe('held')
    for (const response of held) response.end()
  })

  it('answers one more with 503 and Retry-After', async () => {
    for (let taken = 0; taken < 2; taken++) await ask('192.0.2.1')
    const refused = await fetch(`http://127.0.0.1:${port}`, { headers: { 'x-forwarded-for': '192.0.2.1' } })
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await refused.text()).toBe('访问的人太多，请稍后再试。')
    for (const response of held) response.end()
  })
})
