import type { Socket } from 'node:net'
import pg from 'pg'
import { connectionWatch } from './connection-watch.ts'

const KEEP_ALIVE_AFTER_MS = 10_000

/** What node-pg knows of a client and its types do not say. */
type Internals = { connection: { stream: Socket }; readyForQuery?: boolean; processID: number | null }
type Connected = (error: Error) => void

/**
 * A connection to Postgres that is given up soon after its other end has fallen silent, instead of when a statement's
 * time is over. For pools: `new pg.Pool({ Client: WatchedClient })`.
 */
export class WatchedClient extends pg.Client {
  /** How many looks in a row have found it waiting for an answer of which nothing came. */
  silentLooks = 0
  readonly config: pg.ClientConfig
  #isConnecting = false
  #seenBytes = 0

  constructor(config: pg.ClientConfig = {}) {
    super({ ...config, keepAlive: true, keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS })
    this.config = config
    // Who waits for a statement hears of its end by that; nobody else is to be told.
    this.on('error', () => {})
  }

  override connect(): Promise<this>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<this> | undefined {
    const watch = connectionWatch()
    if (watch.isAway(this.config)) return refuse(callback)
    this.#isConnecting = true
    watch.add(this)
    this.once('connect', () => {
      this.#isConnecting = false
    })
    this.once('end', () => watch.remove(this))
    if (!callback) return super.connect() as Promise<this>
    super.connect(callback)
    return undefined
  }

  /** The number of the server's process at its other end; null while it connects. */
  get backend(): number | null {
    return this.#isConnecting ? null : this.#internals.processID
  }

  get isIdle(): boolean {
    const { readyForQuery } = this.#internals
    return !this.#isConnecting && readyForQuery !== false && this.getTransactionStatus() !== 'T'
  }

  /** Looks whether anything came since the last look. */
  look(): void {
    const { connection, readyForQuery } = this.#internals
    const { bytesRead } = connection.stream
    const isWaiting = this.#isConnecting || readyForQuery === false
    this.silentLooks = isWaiting && bytesRead === this.#seenBytes ? this.silentLooks + 1 : 0
    this.#seenBytes = bytesRead
  }

  giveUp(): void {
    this.#internals.connection.stream.destroy(silent())
  }

  get #internals(): Internals {
    return this as unknown as Internals
  }
}

function silent(): Error {
  return new Error('Connection terminated: the database does not answer')
}

function refuse(callback?: Connected): Promise<never> | undefined {
  if (!callback) return Promise.reject(silent())
  process.nextTick(callback, silent())
  return undefined
}
