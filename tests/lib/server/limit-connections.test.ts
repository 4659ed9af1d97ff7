import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { limitConnections } from '#lib/server/limit-connections.ts'

/** A server with these bounds, and how to connect to it from an address of loopback. */
async function aServerWith(isBehindProxy: boolean) {
  const server = createServer((_, response) => response.end())
  limitConnections(server, isBehindProxy, { most: 4, share: 2 })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return async (localAddress: string) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress }).on('error', () => {})
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    const isAnswered = await Promise.race([
      once(socket, 'data').then(() => true),
      once(socket, 'close').then(() => false),
    ])
    return { socket, isAnswered }
  }
}

it('an address has a share of the connections, which is released when one of them closes', async () => {
  const open = await aServerWith(false)
  const first = await open('127.0.0.1')
  expect([first.isAnswered, (await open('127.0.0.1')).isAnswered]).toEqual([true, true])
  expect((await open('127.0.0.1')).isAnswered).toBe(false)
  expect((await open('127.0.0.2')).isAnswered).toBe(true)
  first.socket.destroy()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect((await open('127.0.0.1')).isAnswered).toBe(true)
})

it('behind a proxy only the total is limited', async () => {
  const open = await aServerWith(true)
  const all = []
  for (let opened = 0; opened < 5; opened++) all.push((await open('127.0.0.1')).isAnswered)
  expect(all).toEqual([true, true, true, true, false])
})
