import { setImmediate as immediately, setTimeout as sleep } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import { processSingleton } from '../process-singleton.ts'
import { loadFactor } from './machine-load.ts'
import { workingBackends } from './working-backends.ts'

const CHECK_INTERVAL_MS = 250
/** After so many checks without received data the server is asked about a connection. */
const SUSPECT_AFTER = 2
/** The most checks for opening a connection, also where the server answers others: many at once take a busy machine a
 *  second or two. */
const CONNECT_WITHIN = 12

/** A connection as the watch sees it. */
type Watched = {
  readonly backend: number | null
  readonly isIdle: boolean
  readonly silentChecks: number
  check(): void
  abandon(): void
}

/**
 * Distinguishes a dead connection from one whose statement takes long: after half a second without data the server is
 * asked, over a new connection, whether a backend works for the old one. If not, or if the new connection gets no answer
 * either, the old one and all idle ones are closed. Time is counted in checks, so that a process which was itself suspended
 * suspects no connection.
 */
class ConnectionWatch {
  #isAway = false
  readonly #watched = new Set<Watched>()
  #server: ClientConfig = {}
  #isExamining = false

  constructor() {
    setInterval(() => this.#check(), CHECK_INTERVAL_MS).unref()
  }

  /** Whether the server did not answer the last new connection; until it does, no other one is opened.
   *  @param server is asked from now on */
  isAway(server: ClientConfig): boolean {
    this.#server = server
    return this.#isAway
  }

  add(client: Watched): void {
    this.#watched.add(client)
  }

  remove(client: Watched): void {
    this.#watched.delete(client)
  }

  #check(): void {
    for (const client of this.#watched) client.check()
    // The constant already allows for a machine that is twice as busy as an idle one.
    const most = CONNECT_WITHIN * Math.max(1, loadFactor() / 2)
    for (const client of this.#watched)
      if (client.backend === null && client.silentChecks >= most) client.abandon()
    const suspects = [...this.#watched].filter(({ silentChecks }) => silentChecks >= SUSPECT_AFTER)
    if (!this.#isExamining && (this.#isAway || suspects.length > 0)) void this.#examine(suspects)
  }

  async #examine(suspects: readonly Watched[]): Promise<void> {
    this.#isExamining = true
    const checks = new Map(suspects.map((client) => [client, client.silentChecks]))
    const working = await workingBackends(
      this.#server,
      suspects.flatMap(({ backend }) => backend ?? []),
    )
    this.#isAway = working === null
    // For data that is in transit.
    if (working) await sleep(CHECK_INTERVAL_MS, undefined, { ref: false })
    // In a process that was suspended the timer fires before received data is read.
    await immediately()
    for (const client of suspects) if (client.backend !== null) client.check()
    const dead = suspects.filter(({ backend }) => !working || (backend !== null && !working.has(backend)))
    // A connection with data meanwhile has restarted its count.
    this.#abandon(dead.filter((client) => client.silentChecks >= (checks.get(client) ?? 0)))
    this.#isExamining = false
  }

  #abandon(dead: readonly Watched[]): void {
    const idle = dead.length > 0 ? [...this.#watched].filter(({ isIdle }) => isIdle) : []
    for (const client of [...dead, ...idle]) client.abandon()
  }
}

export function connectionWatch(): ConnectionWatch {
  return processSingleton('connection-watch', () => new ConnectionWatch())
}
