import pg from 'pg'
import { z } from 'zod'
import { PURGE_CHANNEL } from './purge-tags.ts'

/** Between two questions whether the connection is still there. */
const HEARTBEAT_MS = 200
/** How old the last answered one may be: after that, what changed elsewhere might not have arrived. */
const LEASE_MS = 800
/** A connection that answers nothing for so long is given up, and another one opened. */
const TIMEOUT_MS = 3_000
const RECONNECT_MS = 250

export type PurgeListener = {
  purge(tags: readonly string[]): void
  /** Something may have been missed: whatever is kept may be stale. */
  clear(): void
}

const tagsSchema = z.array(z.string())

/**
 * The purges of every instance, over a connection of Postgres's that listens. Postgres delivers what was committed before
 * it answers the next statement, so each answer also says that nothing is missing up to its question. While no answer
 * is fresh the channel counts as closed, and whoever keeps pages must not answer with them.
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

  /** Whether everything that was committed until a moment ago has arrived. */
  get isOpen(): boolean {
    return performance.now() - this.#confirmedAt < LEASE_MS
  }

  /** Opens the channel, and again whenever it breaks, until it is stopped. The first attempt is waited for. */
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
      // From here on everything arrives; what was kept before may have missed something.
      this.#listener.clear()
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
    // Of what nobody understands nobody can say what it makes stale.
    if (tags.success) this.#listener.purge(tags.data)
    else this.#listener.clear()
  }

  #disconnect(client: pg.Client): void {
    if (this.#client !== client) return
    this.#client = null
    this.#confirmedAt = Number.NEGATIVE_INFINITY
    this.#listener.clear()
    clearTimeout(this.#timer)
    // Its end may never come over a connection that is cut; it is not waited for.
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
