import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type ReceivedMail = { mail: ParsedMail; raw: string; from: string; to: string[] }

/** What a server answers instead of taking what it is given. */
export type Answers = {
  /** To the recipient, as `550 5.1.1 no such user`. */
  recipient?: string
  /** To the sender. */
  sender?: string
  /** To the whole message. */
  message?: string
}

const refusal = (answer: string | undefined) => {
  if (answer === undefined) return null
  const [, code = '', text = ''] = /^(\d{3}) (.*)$/.exec(answer) ?? []
  return Object.assign(new Error(text), { responseCode: Number(code) })
}

/** A small mail server (RFC 5321) on loopback, which keeps what it takes. */
export async function startSmtpServer(answers: Answers = {}, options: SMTPServerOptions = {}) {
  const received: ReceivedMail[] = []
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
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    received,
    answers,
    port,
    /** A portal's variables, with which it gives its mail to this server. */
    variables: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'notice@lecong.example' },
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}
