import pg from 'pg'
import { z } from 'zod'
import { PURGE_CHANNEL } from './purge-tags.ts'

/** Interval of the heartbeat query. */
const HEARTBEAT_MS = 200
/** The channel counts as open for so long after the last answered heartbeat was sent. */
const LEASE_MS = 800
/** A connection that does not answer within this time is closed, and another one opened. */
const TIMEOUT_MS = 3_000
const RECONNECT_MS = 250

export type PurgeListener = {
  purgeTags(tags: readonly string[]): void
  /** Called when purges may have been missed. */
  purgeAll(): void
}

const tagsSchema = z.array(z.string())

/**
 * Receives the purges of all instances over a Postgres connection with LISTEN. Postgres delivers notifications that were
 * committed before it answers the next statement, so the answer to a heartbeat proves that none is missing up to the
 * moment when it was sent. While the last proof is older than the lease, the channel counts as closed and no cache entry
 * may be used.
 */
export class PurgeChannel {
  readonly #databaseUrl: string
  readonly #listener: PurgeListener
  #client: pg.Client | null = null
  #confirmedAt = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(databaseUrl: string, listener: PurgeListener) {
    this.#databaseUrl = databaseUrl
    this.#listener = listener
  }

  /** Whether every purge that was committed up to 800 ms ago has arrived. */
  get isOpen(): boolean {
    return performance.now() - this.#confirmedAt < LEASE_MS
  }

  /** Connects, and reconnects whenever the connection breaks, until `stop`. Resolves after the first attempt. */
  async start(): Promise<void> {
    if (this.#stopped) return
    const client = new pg.Client({
      connectionString: this.#databaseUrl,
      application_name: 'citysite-purges',
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
      keepAlive: true,
    })
    this.#client = client
    client.on('error', () => this.#disconnect(client))
    client.on('end', () => this.#disconnect(client))
    client.on('notification', ({ payload = '' }) => this.#receive(payload))
    try {
      await client.connect()
      await client.query(`LISTEN ${PURGE_CHANNEL}`)
      // Purges before this moment were not received.
      this.#listener.purgeAll()
      await this.#heartbeat(client)
    } catch {
      this.#disconnect(client)
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true
    const client = this.#client
    if (client) this.#disconnect(client)
  }

  async #heartbeat(client: pg.Client): Promise<void> {
    const askedAt = performance.now()
    try {
      await client.query('SELECT 1')
    } catch {
      return this.#disconnect(client)
    }
    if (this.#client !== client) return
    this.#confirmedAt = askedAt
    this.#timer = setTimeout(() => void this.#heartbeat(client), HEARTBEAT_MS)
  }

  #receive(payload: string): void {
    const tags = tagsSchema.safeParse(jsonOf(payload))
    // A payload that cannot be parsed may concern any tag.
    if (tags.success) this.#listener.purgeTags(tags.data)
    else this.#listener.purgeAll()
  }

  #disconnect(client: pg.Client): void {
    if (this.#client !== client) return
    this.#client = null
    this.#confirmedAt = Number.NEGATIVE_INFINITY
    this.#listener.purgeAll()
    clearTimeout(this.#timer)
    // Not awaited: over a connection that was cut it may never resolve.
    void client.end().catch(() => {})
    if (!this.#stopped) this.#timer = setTimeout(() => void this.start(), RECONNECT_MS)
  }
}

function jsonOf(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return null
  }
}
