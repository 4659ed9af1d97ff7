import type { Socket } from 'node:net'
import pg from 'pg'
import { connectionWatch } from './connection-watch.ts'

const KEEP_ALIVE_AFTER_MS = 10_000

/** Properties of node-pg's client that its types do not declare. */
type Internals = { connection: { stream: Socket }; readyForQuery?: boolean; processID: number | null }
type Connected = (error: Error) => void

/**
 * A connection to Postgres that is closed soon after the server stops answering, instead of at the statement timeout. For
 * pools: `new pg.Pool({ Client: WatchedClient })`.
 */
export class WatchedClient extends pg.Client {
  /** Consecutive checks in which it waited for an answer and received nothing. */
  silentChecks = 0
  readonly config: pg.ClientConfig
  #isConnecting = false
  #seenBytes = 0

  constructor(config: pg.ClientConfig = {}) {
    super({ ...config, keepAlive: true, keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS })
    this.config = config
    // A broken connection is reported by the statement that runs.
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

  /** The number of its backend process; null while it connects. */
  get backend(): number | null {
    return this.#isConnecting ? null : this.#internals.processID
  }

  get isIdle(): boolean {
    const { readyForQuery } = this.#internals
    return !this.#isConnecting && readyForQuery !== false && this.getTransactionStatus() !== 'T'
  }

  /** Checks whether data was received since the last check. */
  check(): void {
    const { connection, readyForQuery } = this.#internals
    const { bytesRead } = connection.stream
    const isWaiting = this.#isConnecting || readyForQuery === false
    this.silentChecks = isWaiting && bytesRead === this.#seenBytes ? this.silentChecks + 1 : 0
    this.#seenBytes = bytesRead
  }

  abandon(): void {
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
