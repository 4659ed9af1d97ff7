import { setImmediate as immediately, setTimeout as sleep } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import { processSingleton } from '../process-singleton.ts'
import { slowness } from './machine-load.ts'
import { workingBackends } from './working-backends.ts'

const LOOK_EVERY_MS = 250
/** So many looks without an answer are worth a question over another connection. */
const SUSPECT_AFTER = 2
/** A connection that is being opened waits no longer, even where the server answers others: many at once take a busy
 *  machine a second or two. */
const CONNECT_WITHIN = 12

/** A connection as the watch sees it. */
type Watched = {
  readonly backend: number | null
  readonly isIdle: boolean
  readonly silentLooks: number
  look(): void
  giveUp(): void
}

/**
 * Tells a connection that was cut without a word from one whose statement takes long: after half a second
 * without an answer the server is asked, over a new connection, whether it works for the old one. Where it does not, or
 * does not answer the new one either, the old one is given up, and those that are idle with it. Time is counted in looks,
 * so that a process which itself stood still suspects nobody.
 */
class ConnectionWatch {
  #isAway = false
  readonly #watched = new Set<Watched>()
  #server: ClientConfig = {}
  #isExamining = false

  constructor() {
    setInterval(() => this.#look(), LOOK_EVERY_MS).unref()
  }

  /** Whether the server, the one that is asked from now on, does not even answer a new connection; until it does, no
   *  other one is tried. */
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

  #look(): void {
    for (const client of this.#watched) client.look()
    // It has room for a machine that is twice as busy already.
    const most = CONNECT_WITHIN * Math.max(1, slowness() / 2)
    for (const client of this.#watched)
      if (client.backend === null && client.silentLooks >= most) client.giveUp()
    const suspects = [...this.#watched].filter(({ silentLooks }) => silentLooks >= SUSPECT_AFTER)
    if (!this.#isExamining && (this.#isAway || suspects.length > 0)) void this.#examine(suspects)
  }

  async #examine(suspects: readonly Watched[]): Promise<void> {
    this.#isExamining = true
    const looks = new Map(suspects.map((client) => [client, client.silentLooks]))
    const working = await workingBackends(
      this.#server,
      suspects.flatMap(({ backend }) => backend ?? []),
    )
    this.#isAway = working === null
    // What was on its way has a moment to arrive.
    if (working) await sleep(LOOK_EVERY_MS, undefined, { ref: false })
    // In a process that stood still this timer comes before what has arrived meanwhile.
    await immediately()
    for (const client of suspects) if (client.backend !== null) client.look()
    const dead = suspects.filter(({ backend }) => !working || (backend !== null && !working.has(backend)))
    // One that was heard of meanwhile counts its looks anew.
    this.#giveUp(dead.filter((client) => client.silentLooks >= (looks.get(client) ?? 0)))
    this.#isExamining = false
  }

  #giveUp(dead: readonly Watched[]): void {
    const idle = dead.length > 0 ? [...this.#watched].filter(({ isIdle }) => isIdle) : []
    for (const client of [...dead, ...idle]) client.giveUp()
  }
}

export function connectionWatch(): ConnectionWatch {
  return processSingleton('connection-watch', () => new ConnectionWatch())
}
