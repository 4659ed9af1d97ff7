import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { closeServer, trackConnections } from '#lib/server/close-server.ts'

/** A server that answers each request when the test says so. */
async function aSlowServer() {
  const answers: (() => void)[] = []
  const server = createServer((_, response) => answers.push(() => void response.end('done')))
  const connections = trackConnections(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const open = () => {
    const client = { received: '', isClosed: false, send: (text: string) => socket.write(text) }
    const socket = connect(port, '127.0.0.1')
    socket.on('data', (chunk) => (client.received += chunk)).on('close', () => (client.isClosed = true))
    socket.on('error', () => {})
    return client
  }
  return { server, connections, answers, open, port }
}

const REQUEST = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'

describe('a server that closes', () => {
  it('finishes the request that it has begun, ends that connection, and takes no new one', async () => {
    const { server, connections, answers, open, port } = await aSlowServer()
    const client = open()
    client.send(REQUEST)
    await expect.poll(() => answers.length).toBe(1)
    const closed = closeServer(server, { connections, timeoutMs: 5_000 })
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
    answers[0]?.()
    await closed
    expect(client.received).toContain('done')
    expect(connections.size).toBe(0)
  })

  it('does not wait for a connection that a browser opened in advance, nor for one between two requests', async () => {
    const { server, connections, answers, open } = await aSlowServer()
    const [unused, used] = [open(), open()]
    used.send(REQUEST)
    await expect.poll(() => answers.length).toBe(1)
    answers[0]?.()
    await expect.poll(() => used.received).toContain('done')
    const closed = closeServer(server, { connections, timeoutMs: 10_000 }).then(() => 'closed')
    expect(await Promise.race([closed, sleep(5_000, 'still open', { ref: false })])).toBe('closed')
    await expect.poll(() => unused.isClosed && used.isClosed).toBe(true)
  })

  it('cuts off what is not finished in its time', async () => {
    const { server, connections, answers, open } = await aSlowServer()
    const client = open()
    client.send(REQUEST)
    await expect.poll(() => answers.length).toBe(1)
    await closeServer(server, { connections, timeoutMs: 50 })
    await expect.poll(() => client.isClosed).toBe(true)
    expect(client.received).toBe('')
  })

  it('keeps an idle connection for its next request while another process takes over, and says that it was the last', async () => {
    const { server, connections, answers, open } = await aSlowServer()
    const client = open()
    await expect.poll(() => connections.size).toBe(1)
    const lingers = Promise.withResolvers<void>()
    const closed = closeServer(server, { connections, timeoutMs: 5_000, lingersUntil: lingers.promise })
    await sleep(30)
    expect(client.isClosed).toBe(false)
    client.send(REQUEST)
    await expect.poll(() => answers.length).toBe(1)
    answers[0]?.()
    await closed
    expect(client.received).toMatch(/connection: close/i)
    lingers.resolve()
  })
})
