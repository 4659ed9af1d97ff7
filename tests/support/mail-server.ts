import { createServer, type Server } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { completeConfig, config } from '#lib/config.ts'
import { type Answers, startSmtpServer } from './smtp-server.ts'

/** A small mail server on loopback, of which the portal's mail goes by until the test ends. */
export async function aMailServer(answers: Answers = {}, options: SMTPServerOptions = {}) {
  const { received, port, close } = await startSmtpServer(answers, options)
  onTestFinished(close)
  mailGoesTo(port, options.authOptional === false)
  return { received, answers }
}

/** A server that takes connections and says nothing. */
export async function aSilentServer(): Promise<void> {
  const sockets: { destroy(): unknown }[] = []
  const server = createServer((socket) => sockets.push(socket.on('error', () => {})))
  await listening(server.listen(0, '127.0.0.1'))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  mailGoesTo(portOf(server))
}

/** A port of this machine at which nobody listens. */
export async function noMailServer(): Promise<void> {
  const server = createServer()
  await listening(server.listen(0, '127.0.0.1'))
  mailGoesTo(portOf(server))
  await new Promise((done) => server.close(done))
}

function mailGoesTo(port: number, withLogin = false): void {
  const before = config().smtp
  onTestFinished(() => completeConfig({ smtp: before }))
  const login = withLogin ? { user: 'citysite', pass: 'a-wrong-password' } : undefined
  const plain = {
    host: '127.0.0.1',
    isSecure: false,
    isLocal: true,
    from: 'notice@lecong.example',
    patienceMs: 1_000,
  }
  completeConfig({ smtp: { ...plain, port, login } })
}

function listening<S extends Server>(server: S): Promise<S> {
  return new Promise((resolve) => {
    if (server.listening) resolve(server)
    else server.once('listening', () => resolve(server))
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  return address.port
}
