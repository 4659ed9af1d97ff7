import cluster, { type Worker } from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import { logs } from '../logs.ts'
import { answer, ask } from './ipc-requests.ts'

/** What a worker needs before it can answer. */
export type Opening = { databaseUrl: string; secret: string; port: number }

const PRESENT_WITHIN_MS = 60_000
const OPEN_WITHIN_MS = 120_000
/** One whose place another one has taken may finish what takes long. */
const STOP_WITHIN_MS = 40_000

/** One process of a worker pool, as the first process sees it. */
export class PoolWorker {
  readonly process: Worker
  readonly startedAt = performance.now()
  /** Of the renewal that it belongs to. */
  generation: number
  hasExited = false
  /** Whether somebody else ended it, which says nothing of whether it could have opened. */
  wasKilled = false
  #isOpen = false
  readonly #exited: Promise<undefined>
  readonly #present = Promise.withResolvers<true>()

  constructor(generation: number) {
    this.generation = generation
    this.process = cluster.fork()
    answer(this.process, 'present', () => this.#present.resolve(true))
    // What could not be sent to one that is ending is of no use to it any more.
    this.process.on('error', ({ message }) => logs().warn({ reason: message }, 'a worker cannot be reached'))
    this.#exited = new Promise((resolve) => {
      this.process.once('exit', (_, signal) => {
        this.hasExited = true
        this.wasKilled = Boolean(signal)
        resolve(undefined)
      })
    })
  }

  get pid(): number | undefined {
    return this.process.process.pid
  }

  /** @returns whether it can answer readers now */
  async open(opening: Opening): Promise<boolean> {
    const late = sleep(PRESENT_WITHIN_MS, undefined, { ref: false })
    const isPresent = await Promise.race([this.#present.promise, this.#exited, late])
    this.#isOpen = isPresent === true && (await this.ask('open', opening, OPEN_WITHIN_MS)) === true
    return this.#isOpen
  }

  /** Its answer; undefined when it ends or is silent. */
  ask(name: string, body: unknown, patienceMs: number): Promise<unknown> {
    return Promise.race([ask(this.process, name, body, patienceMs), this.#exited])
  }

  /** Asks it to end, and ends it where it does not. One that lingers lets clients keep their connections until their next
   *  answer; one that never opened has nothing to finish. */
  async stop({ lingers, withinMs = STOP_WITHIN_MS }: { lingers: boolean; withinMs?: number }): Promise<void> {
    const kill = () => this.process.process.kill('SIGKILL')
    const impatient = setTimeout(kill, withinMs)
    if (this.#isOpen) void this.ask('stop', { lingers }, withinMs)
    else kill()
    await this.#exited
    clearTimeout(impatient)
  }
}
