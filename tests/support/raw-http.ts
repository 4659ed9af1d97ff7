import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { onTestFinished } from 'vitest'

/** A real HTTP server on loopback that ends with the test.
 *  @returns its port */
export async function aServer(answer: RequestListener, options: ServerOptions = {}): Promise<number> {
  return listenOnLoopback(createServer(options, answer))
}

/** Lets a server listen on loopback until the end of the test.
 *  @returns its port */
async function listenOnLoopback(server: Server): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', 4_096, ready))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
  return (server.address() as AddressInfo).port
}

export type Answered = { status: number; headers: Record<string, string>; body: string }

/**
 * Sends these very bytes and reads what comes back until the connection ends, or falls silent for that long.
 * @param from the address of loopback that it is sent from
 */
export function sendRaw(
  port: number,
  bytes: string,
  { silenceMs = 2_000, from = '127.0.0.1' } = {},
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: from }, () =>
      socket.write(bytes, 'latin1'),
    )
    const chunks: Buffer[] = []
    socket.setTimeout(silenceMs, () => socket.destroy())
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => {})
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')))
  })
}

/** The parts of one raw answer. */
export function answered(raw: string): Answered {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = lines.map((line) => {
    const [name = '', ...value] = line.split(': ')
    return [name.toLowerCase(), value.join(': ')]
  })
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(headers),
    body: body.join('\r\n\r\n'),
  }
}
