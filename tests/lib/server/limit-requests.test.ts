import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { requestLimit } from '#lib/server/limit-requests.ts'

it('answers so many at once, tells the next one to come again, and takes it once one is done', async () => {
  const isAdmitted = requestLimit(2)
  const held: ServerResponse[] = []
  const server = createServer((request, response) => {
    if (isAdmitted(request, response)) held.push(response)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const ask = (method = 'GET') =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { method })
  const arrived = async (count: number) => {
    while (held.length < count) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const waiting = [ask(), ask()]
  await arrived(2)
  const refused = await ask()
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
  const sending = ask('POST')
  await arrived(3)
  held[2]?.end()
  expect((await sending).status, 'who sends is counted apart').toBe(200)
  held[0]?.end()
  await Promise.race(waiting)
  const third = ask()
  await arrived(4)
  for (const response of held) response.end()
  expect((await third).status).toBe(200)
  server.closeAllConnections()
  server.close()
})
