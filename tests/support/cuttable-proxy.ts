import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

export type CuttableProxy = {
  /** The database's address by way of the proxy. */
  url: string
  /** Drops every connection of this application, and refuses new ones. */
  cut(): void
  /** Keeps them open and hands on nothing more, in either direction; new ones meet the same. */
  silence(): void
  /** Keeps those that are open now and hands on nothing more; new ones meet the database. */
  freeze(): void
  /** Hands on what the database says so much later. */
  delay(milliseconds: number): void
  /** Lets them through again; what was silenced ends. */
  mend(): void
  close(): Promise<void>
}

/** A proxy on loopback before a Postgres, which cuts the connections of one application and lets all others through. */
export async function aCuttableProxy(databaseUrl: string, application: string): Promise<CuttableProxy> {
  const { hostname, port } = new URL(databaseUrl)
  const target = { host: hostname, port: Number(port) }
  let state: 'open' | 'cut' | 'silent' = 'open'
  let delayMs = 0
  const all = new Set<Socket>()
  const chosen = new Set<Socket>()
  const frozen = new WeakSet<Socket>()

  const server = createServer((client) => {
    const database = connect(target)
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      all.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        all.delete(socket)
        chosen.delete(socket)
        other.destroy()
      })
      socket.on('data', (bytes) => {
        // The first packet of a connection names the application.
        if (socket === client && bytes.includes(application))
          for (const one of [client, database]) chosen.add(one)
        if (frozen.has(socket)) return
        if (state === 'cut' && chosen.has(socket)) client.destroy()
        else if (state === 'silent' && chosen.has(socket)) return
        else if (delayMs > 0 && socket === database && chosen.has(socket))
          setTimeout(() => other.writable && other.write(bytes), delayMs)
        else other.write(bytes)
      })
    }
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)

  const drop = (sockets: Set<Socket>) => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    cut: () => {
      state = 'cut'
      drop(chosen)
    },
    silence: () => {
      state = 'silent'
    },
    freeze: () => {
      for (const socket of chosen) frozen.add(socket)
    },
    delay: (milliseconds) => {
      delayMs = milliseconds
    },
    mend: () => {
      if (state === 'silent') drop(chosen)
      state = 'open'
    },
    close: async () => {
      drop(all)
      await new Promise((closed) => server.close(closed))
    },
  }
}
