import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { pipeliningLimit } from '#lib/server/limit-pipelining.ts'
import { aServer, sendRaw } from '../../support/raw-http.ts'

const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'
const LAST = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'

/** A server on which three requests may wait behind the one that is answered. */
async function aServerWithLimit() {
  const isWithin = pipeliningLimit(3)
  let processed = 0
  const port = await aServer((request, response) => {
    if (!isWithin(request, response)) return
    processed += 1
    setTimeout(() => response.end('page'), 5)
  })
  return { port, processed: () => processed }
}
const pagesIn = (raw: string) => raw.match(/page/g)?.length ?? 0

it('a few requests without waiting for their answers are all answered, on one connection again and again', async () => {
  const { port } = await aServerWithLimit()
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.on('data', (chunk) => {
    received += chunk
  })
  for (const times of [1, 2, 3]) {
    socket.write(GET.repeat(4))
    await expect.poll(() => pagesIn(received)).toBe(4 * times)
  }
  socket.destroy()
})

it('a connection that sends more than may wait is closed, and no other one', async () => {
  const { port, processed } = await aServerWithLimit()
  const [flood, other] = await Promise.all([sendRaw(port, GET.repeat(50)), sendRaw(port, LAST)])
  expect(pagesIn(flood)).toBeLessThan(4)
  expect(pagesIn(other)).toBe(1)
  expect(processed()).toBeLessThan(6)
})
