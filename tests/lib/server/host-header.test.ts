import { describe, expect, it } from 'vitest'
import { hasOneHost } from '#lib/server/host-header.ts'
import { answered, aServer, sendRaw } from '../../support/raw-http.ts'

/** The status of the response to a request with these header lines. */
async function ask(lines: string[], version = '1.1') {
  const port = await aServer(
    (request, response) => {
      if (hasOneHost(request, response)) response.end('a page')
    },
    { requireHostHeader: false },
  )
  return answered(
    await sendRaw(port, `GET / HTTP/${version}\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`, {
      silenceMs: 200,
    }),
  )
}

describe('a request has exactly one valid Host field (RFC 9112 §3.2)', () => {
  it.each([
    'localhost',
    'www.lecong.example:443',
    '127.0.0.1:3000',
    '[::1]',
    '[2001:db8::1]:80',
    'example.cn:',
    'a_b.cn',
    'xn--fiqs8s',
  ])('Host: %s is answered', async (host) => {
    expect((await ask([`Host: ${host}`])).body).toContain('a page')
  })

  it.each([
    ['Host: a.cn', 'Host: b.cn'],
    ['Host: a.cn', 'hOsT: a.cn'],
    [],
    ['Host:'],
    ['Host: a.cn/x'],
    ['Host: user@a.cn'],
    ['Host: a.cn, b.cn'],
    ['Host: a b'],
    ['Host: a.cn:80:80'],
    ['Host: a.cn:999999'],
    ['Host: [::1'],
    ['Host: <a>'],
  ])('%s %s is refused in Chinese, and the connection ended', async (...lines) => {
    const answer = await ask(lines)
    expect(answer).toMatchObject({
      status: 400,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        connection: 'close',
        'cache-control': 'no-store',
      },
    })
    expect(answer.body).toMatch(/^\w*\r?\n?请求.*主机名（Host）/)
  })

  it('may have none in HTTP/1.0', async () => {
    expect((await ask([], '1.0')).body).toBe('a page')
  })
})
