import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { readBody } from '#lib/server/read-body.ts'
import { answered, aServer, sendRaw } from '../../support/raw-http.ts'

const MOST = 10

/** A server that says what it read of a body of at most 10 bytes. */
async function aReader() {
  const results: (Buffer | string)[] = []
  const port = await aServer(async (request, response) => {
    const body = await readBody(request, MOST)
    results.push(body)
    response.end(typeof body === 'string' ? body : `${body.length}`)
  })
  const send = async (head: string, body = '') =>
    answered(await sendRaw(port, `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${head}\r\n\r\n${body}`))
      .body
  return { results, port, send }
}

it('a body is read whole up to its bound, with a length or in chunks', async () => {
  const { send, results } = await aReader()
  expect(await send('Content-Length: 10', '0123456789')).toBe('10')
  expect(
    await send('Transfer-Encoding: chunked', '5\r\nhello\r\n3\r\n乐\r\n0\r\n\r\n'.replace('乐', 'you')),
  ).toBe('8')
  expect(await send('Content-Length: 0')).toBe('0')
  expect(results[0]).toEqual(Buffer.from('0123456789'))
})

it('one that is longer is read to its end, so that the sender can read the answer', async () => {
  const { send } = await aReader()
  expect(await send('Content-Length: 11', '0123456789a')).toBe('too-long')
  expect(await send('Transfer-Encoding: chunked', `14\r\n${'x'.repeat(20)}\r\n0\r\n\r\n`)).toBe('too-long')
  expect(await send('Content-Length: 300000', 'x'.repeat(300_000))).toBe('too-long')
})

it('one that says it is huge is not waited for', async () => {
  const { send } = await aReader()
  expect(await send('Content-Length: 16777217')).toBe('too-long')
})

it('one whose sender went away is told apart from a short one', async () => {
  const { port, results } = await aReader()
  const socket = connect(port, '127.0.0.1', () => {
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf')
    setTimeout(() => socket.destroy(), 20)
  })
  await expect.poll(() => results).toEqual(['aborted'])
})
