import type { Worker } from 'node:cluster'
import { createServer, type Socket } from 'node:net'
import { listen } from './listen.ts'

/** The most connections that may wait for a worker; further ones are closed. */
const MOST_WAITING = 2_000
const CHANNEL_ENDS_WITHIN_MS = 500

/** The message that accompanies a socket, and the worker's confirmation with the same id. */
export type ConnectionMessage = { citysite: 'connection' | 'accepted'; id: number }

/**
 * Listens on the portal's port in the primary and passes each connection to one of the serving workers, round-robin. A
 * worker gets its next connection after it has confirmed the last one. Without a free worker connections wait; those that
 * a worker had not confirmed when it ended are passed to another one.
 */
export class ConnectionDispatcher {
  readonly #server = createServer({ pauseOnConnect: true, noDelay: true }, (socket) => this.#take(socket))
  readonly #serving = new Set<Worker>()
  readonly #free: Worker[] = []
  /** Connections that were sent to a worker and not confirmed yet. */
  readonly #unconfirmed = new Map<Worker, Map<number, Socket>>()
  #waiting: Socket[] = []
  #count = 0

  /** @returns the port
   *  @throws StartError when it cannot be opened */
  listen(host: string, port: number): Promise<number> {
    return listen(this.#server, host, port)
  }

  /** Closes the port and the waiting connections. */
  close(): void {
    this.#server.close()
    for (const socket of this.#waiting.splice(0)) socket.destroy()
  }

  /** Starts passing connections to the worker. */
  add(worker: Worker): void {
    // A killed worker can be disconnected before its exit is reported; no event of its channel would follow.
    if (this.#serving.has(worker) || !worker.isConnected()) return
    this.#serving.add(worker)
    if (!this.#unconfirmed.has(worker)) this.#observe(worker)
    this.#free.push(worker)
    this.#dispatch()
  }

  #observe(worker: Worker): void {
    this.#unconfirmed.set(worker, new Map())
    worker.on('message', (message: ConnectionMessage) => {
      if (message?.citysite === 'accepted') this.#confirm(worker, message.id)
    })
    // Not on 'exit': all confirmations have been received when the channel disconnects.
    worker.once('disconnect', () => this.#reclaim(worker))
    // A channel that ended in the middle of a message emits no 'disconnect'.
    worker.once('exit', () => setTimeout(() => this.#reclaim(worker), CHANNEL_ENDS_WITHIN_MS))
  }

  /** Stops passing connections to the worker; those sent before reach it before any later message. */
  remove(worker: Worker): void {
    this.#serving.delete(worker)
    const at = this.#free.indexOf(worker)
    if (at >= 0) this.#free.splice(at, 1)
  }

  #take(socket: Socket): void {
    // The client may reset the connection while it waits.
    socket.on('error', () => {})
    if (this.#waiting.length >= MOST_WAITING) socket.destroy()
    else {
      this.#waiting.push(socket)
      this.#dispatch()
    }
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#free.shift()
      if (!worker) return
      const socket = this.#waiting.shift()
      if (socket) this.#send(worker, socket)
    }
  }

  #send(worker: Worker, socket: Socket): void {
    this.#count += 1
    const message: ConnectionMessage = { citysite: 'connection', id: this.#count }
    this.#unconfirmed.get(worker)?.set(message.id, socket)
    // Stays open here until the worker confirms it, so that it can be passed to another one.
    worker.process.send(message, socket, { keepOpen: true }, (error) => {
      if (error) this.#reclaim(worker)
    })
  }

  #confirm(worker: Worker, id: number): void {
    const sockets = this.#unconfirmed.get(worker)
    // The worker has a copy of the descriptor; this closes ours.
    sockets?.get(id)?.destroy()
    sockets?.delete(id)
    if (!this.#serving.has(worker)) return
    this.#free.push(worker)
    this.#dispatch()
  }

  #reclaim(worker: Worker): void {
    this.remove(worker)
    const sockets = this.#unconfirmed.get(worker)?.values() ?? []
    this.#waiting.unshift(...sockets)
    this.#unconfirmed.delete(worker)
    this.#dispatch()
  }
}
