import { createServer, type Server } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { completeConfig, config } from '#lib/config.ts'

type ReceivedMail = { mail: ParsedMail; raw: string; from: string; to: string[] }

/** What a server answers instead of taking what it is given. */
type Answers = {
  /** To the recipient, as `550 5.1.1 no such user`. */
  recipient?: string
  /** To the sender. */
  sender?: string
  /** To the whole message. */
  message?: string
}

/** A small mail server on loopback, of which the portal's mail goes by until the test ends. */
export async function aMailServer(answers: Answers = {}, options: SMTPServerOptions = {}) {
  const received: ReceivedMail[] = []
  const refusal = (answer: string | undefined) => {
    if (answer === undefined) return null
    const [, code = '', text = ''] = /^(\d{3}) (.*)$/.exec(answer) ?? []
    return Object.assign(new Error(text), { responseCode: Number(code) })
  }
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, closeTimeout: 100 },
    onMailFrom: (_, __, done) => done(refusal(answers.sender)),
    onRcptTo: (_, __, done) => done(refusal(answers.recipient)),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks)
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        const to = envelope.rcptTo.map(({ address }) => address)
        if (answers.message === undefined)
          received.push({ mail: await simpleParser(raw), raw: raw.toString('latin1'), from, to })
        done(refusal(answers.message))
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await listening(server.listen(0, '127.0.0.1'))
  onTestFinished(() => new Promise((done) => server.close(() => done())))
  mailGoesTo(portOf(server.server), options.authOptional === false)
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
