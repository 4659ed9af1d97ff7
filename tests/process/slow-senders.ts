import { createHmac, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'

type Sender = { socket: Socket; said: string; endedAt: number | null }

/** Senders that announce a thousand bytes, send one, and wait. */
export function slowSenders(
  url: string,
  { count, path, from }: { count: number; path: string; from: string },
) {
  const senders = Array.from({ length: count }, (): Sender => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () =>
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${from}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
      ),
    )
    const one: Sender = { socket, said: '', endedAt: null }
    socket.on('data', (chunk) => {
      one.said += chunk
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      one.endedAt = performance.now()
    })
    return one
  })
  const refused = () => senders.filter(({ said }) => said.startsWith('HTTP/1.1 503')).length
  return {
    refused,
    /** Those that still wait for an answer. */
    waiting: () => senders.filter(({ said, endedAt }) => said === '' && endedAt === null).length,
    timedOut: () => senders.filter(({ said }) => said.startsWith('HTTP/1.1 408')).length,
    allEnded: () => senders.every(({ endedAt }) => endedAt !== null),
    leave: () => {
      for (const { socket } of senders) socket.destroy()
    },
  }
}

/** A correctly signed cookie of a session that does not exist. */
export async function aSignedCookie(folder: string): Promise<string> {
  const secret = (await readFile(join(folder, 'secret'), 'utf8')).trim()
  const token = randomUUID()
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `citysite.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}
