import type { Worker } from 'node:cluster'
import { createServer, type Socket } from 'node:net'
import { listen } from './listen.ts'

/** So many connections may wait while no worker can take them; the next one is refused. */
const MOST_WAITING = 2_000
const CHANNEL_ENDS_WITHIN_MS = 500

/** A connection on its way to a worker, beside the socket itself; the worker answers with the same number. */
export type HandOver = { citysite: 'connection' | 'accepted'; id: number }

/**
 * Holds the port of a portal of several processes for as long as the portal runs, and gives each connection to one of
 * the workers that serve, in turn; one that has not confirmed the last one gets no other. While there is no worker
 * connections wait, and what a worker had not confirmed when it ended goes to another one.
 */
export class ConnectionDispatcher {
  readonly #server = createServer({ pauseOnConnect: true, noDelay: true }, (socket) => this.#take(socket))
  readonly #serving = new Set<Worker>()
  readonly #free: Worker[] = []
  /** What was given to a worker and is not confirmed. */
  readonly #unconfirmed = new Map<Worker, Map<number, Socket>>()
  #waiting: Socket[] = []
  #count = 0

  /** @returns the port
   *  @throws StartError when it cannot be had */
  listen(host: string, port: number): Promise<number> {
    return listen(this.#server, host, port)
  }

  /** Gives the port back; connections that wait are ended. */
  close(): void {
    this.#server.close()
    for (const socket of this.#waiting.splice(0)) socket.destroy()
  }

  /** From now on the worker gets its share of the connections. */
  add(worker: Worker): void {
    // One that was killed may be without its channel before its end is known; that channel says nothing any more.
    if (this.#serving.has(worker) || !worker.isConnected()) return
    this.#serving.add(worker)
    if (!this.#unconfirmed.has(worker)) this.#hear(worker)
    this.#free.push(worker)
    this.#dispatch()
  }

  #hear(worker: Worker): void {
    this.#unconfirmed.set(worker, new Map())
    worker.on('message', (message: HandOver) => {
      if (message?.citysite === 'accepted') this.#confirm(worker, message.id)
    })
    // Later than its end: by then all it confirmed has been heard.
    worker.once('disconnect', () => this.#reclaim(worker))
    // A channel that ended in the middle of a message is never said to have ended.
    worker.once('exit', () => setTimeout(() => this.#reclaim(worker), CHANNEL_ENDS_WITHIN_MS))
  }

  /** From now on the worker gets no connection; what was sent to it reaches it before anything sent later. */
  remove(worker: Worker): void {
    this.#serving.delete(worker)
    const at = this.#free.indexOf(worker)
    if (at >= 0) this.#free.splice(at, 1)
  }

  #take(socket: Socket): void {
    // The client may have gone before a worker was there; nobody is to be told.
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
      if (socket) this.#give(worker, socket)
    }
  }

  #give(worker: Worker, socket: Socket): void {
    this.#count += 1
    const handOver: HandOver = { citysite: 'connection', id: this.#count }
    this.#unconfirmed.get(worker)?.set(handOver.id, socket)
    // Kept open here as well until the worker confirms it. What cannot be sent goes to another one.
    worker.process.send(handOver, socket, { keepOpen: true }, (error) => {
      if (error) this.#reclaim(worker)
    })
  }

  #confirm(worker: Worker, id: number): void {
    const sockets = this.#unconfirmed.get(worker)
    // The worker has its own copy; this one only closes the descriptor.
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
