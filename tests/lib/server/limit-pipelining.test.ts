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

it('a few requests without waiting for their answers are all answered, again and again', async () => {
  const { port } = await aServerWithLimit()
  for (let times = 0; times < 2; times++) expect(pagesIn(await sendRaw(port, GET.repeat(3) + LAST))).toBe(4)
})

it('a connection that sends more than may wait is closed, and no other one', async () => {
  const { port, processed } = await aServerWithLimit()
  const [flood, other] = await Promise.all([sendRaw(port, GET.repeat(50)), sendRaw(port, LAST)])
  expect(pagesIn(flood)).toBeLessThan(4)
  expect(pagesIn(other)).toBe(1)
  expect(processed()).toBeLessThan(6)
})
