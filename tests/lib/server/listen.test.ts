import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from '#lib/server/listen.ts'
import { warmUp } from '#lib/server/warm-up.ts'

function aServer() {
  const server = createServer()
  onTestFinished(() => void server.close())
  return server
}

it('a free port is chosen where none is named, and told', async () => {
  const port = await listen(aServer(), '127.0.0.1', 0)
  expect(port).toBeGreaterThan(0)
})

it('a port that is taken, or an address that is not ours, is refused in a line that says what to set', async () => {
  const port = await listen(aServer(), '127.0.0.1', 0)
  await expect(listen(aServer(), '127.0.0.1', port)).rejects.toMatchObject({
    name: 'StartError',
    message: `port ${port} of 127.0.0.1 is in use; stop what listens there or set PORT`,
  })
  await expect(listen(aServer(), '203.0.113.7', 0)).rejects.toMatchObject({
    message: 'HOST is "203.0.113.7", which is no address of this machine',
  })
})

it('a server that is warmed up has answered its most visited pages once, and opened no port for it', async () => {
  const asked: string[] = []
  const server = createHttpServer(({ url = '', headers }, response) => {
    asked.push(`${headers.host}${url}`)
    // One that fails does not keep the server from starting.
    if (url === '/') response.destroy()
    else response.end('a page')
  })
  await warmUp(server)
  expect(asked).toEqual(['localhost:3000/', 'localhost:3000/articles'])
  expect(server.listening).toBe(false)
})
