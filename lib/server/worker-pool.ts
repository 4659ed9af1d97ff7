import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { noteOutage } from '../db/outage-log.ts'
import { logs } from '../logs.ts'
import { watchWorkers } from '../metrics/worker-metrics.ts'
import { StartError } from '../start-error.ts'
import { ConnectionDispatcher } from './connection-dispatcher.ts'
import { answer } from './ipc-requests.ts'
import { pooledMetrics } from './pooled-metrics.ts'
import { type Opening, PoolWorker } from './worker-handle.ts'

const PURGE_WITHIN_MS = 1_000
/** A worker that ends sooner is replaced after a pause, which grows up to the last of these. */
const SHORT_LIFE_MS = 10_000
const LONGEST_PAUSE_MS = 5_000
const LONGEST_SPARE_PAUSE_MS = 30_000

const failureSchema = z.object({ reason: z.string(), during: z.string(), failures: z.number() })

/**
 * The workers of a portal, in the process that holds its database and its port: as many as are wanted serve, and a spare
 * one stands ready, opened, to take the place of any that ends. All can be replaced by new ones without a request that is
 * not answered. While workers are whole there is never more than one beside those that serve.
 */
export class WorkerPool {
  readonly #size: number
  readonly #dispatcher = new ConnectionDispatcher()
  /** All that have not ended; those that are to end among them. */
  readonly #alive = new Set<PoolWorker>()
  readonly #serving = new Set<PoolWorker>()
  #spare: PoolWorker | null = null
  /** Raised when all are to be replaced: a worker of an earlier generation is outdated. */
  #generation = 0
  #opening: Opening | null = null
  #isOpen = false
  #isStopping = false
  #shortLives = 0
  #isOpeningAnother = false

  constructor(size: number) {
    this.#size = size
    watchWorkers(() => ({ serving: this.#serving.size, spare: this.#spares().length }))
  }

  /** Opens the port, where connections wait, and starts the workers, which load their program meanwhile.
   *  @returns the port
   *  @throws StartError when it cannot be had */
  async start(host: string, port: number): Promise<number> {
    const opened = await this.#dispatcher.listen(host, port)
    for (let count = 0; count < this.#size && !this.#isStopping; count++) this.#fork()
    return opened
  }

  /** Lets the workers answer.
   *  @throws StartError */
  async open(opening: Opening): Promise<void> {
    this.#opening = opening
    await Promise.all([...this.#alive].map(async (one) => (await one.open(opening)) && this.#serve(one)))
    if (this.#serving.size < this.#size) throw new StartError('a worker did not open its pages')
    this.#isOpen = true
    this.#settle()
  }

  /** Puts a new worker in the place of each, one after the other; the old one goes when the new one answers. */
  renew(): void {
    if (!this.#isOpen || this.#isStopping) logs().warn('workers are replaced once all of them answer')
    else {
      this.#generation += 1
      this.#settle()
    }
  }

  /** Ends all of them; each first answers what it was asked. */
  async stop(withinMs: number): Promise<void> {
    this.#isStopping = true
    this.#dispatcher.close()
    await Promise.all([...this.#alive].map((one) => one.stop({ lingers: false, withinMs })))
  }

  #fork(): PoolWorker {
    const made = new PoolWorker(this.#generation)
    this.#alive.add(made)
    answer(made.process, 'metrics', () => pooledMetrics([...this.#serving, ...this.#spares()]))
    answer(made.process, 'leaving', () => this.#onLeaving(made))
    answer(made.process, 'purge', (tags) => this.#purgeOthers(made, tags))
    answer(made.process, 'outage', (failure) => noteOutage(failureSchema.parse(failure)))
    made.process.once('exit', (code, signal) => this.#onExit(made, { code, signal }))
    return made
  }

  #serve(one: PoolWorker): void {
    if (one.hasExited || this.#isStopping) return
    this.#serving.add(one)
    this.#dispatcher.add(one.process)
  }

  #leave(one: PoolWorker): void {
    this.#serving.delete(one)
    if (this.#spare === one) this.#spare = null
    this.#dispatcher.remove(one.process)
    void one.stop({ lingers: true })
  }

  /** It may have been told so by somebody else. */
  #onLeaving(one: PoolWorker): void {
    this.#serving.delete(one)
    if (this.#spare === one) this.#spare = null
    this.#dispatcher.remove(one.process)
    this.#settle()
  }

  #onExit(one: PoolWorker, how: { code: number | null; signal: string | null }): void {
    const wasWanted = this.#serving.delete(one) || this.#spare === one
    this.#alive.delete(one)
    if (this.#spare === one) this.#spare = null
    if (wasWanted && !this.#isStopping) {
      logs().error({ pid: one.pid, ...how }, 'a worker ended by itself and is replaced')
      this.#shortLives = performance.now() - one.startedAt < SHORT_LIFE_MS ? this.#shortLives + 1 : 0
    }
    this.#settle()
  }

  /** Takes the one next step towards as many workers as are wanted, none of them outdated, and a spare. Each step's end
   *  calls for the next one. */
  #settle(): void {
    if (!this.#isOpen || this.#isStopping) return
    const spare = this.#spare
    const outdated = [...this.#serving].find(({ generation }) => generation < this.#generation)
    if (spare && this.#serving.size < this.#size) this.#replace(spare, undefined)
    else if (spare && spare.generation < this.#generation) this.#leave(spare)
    else if (spare && outdated) this.#replace(spare, outdated)
    else if (!spare && !this.#isOpeningAnother && this.#hasRoom()) void this.#openAnother()
  }

  #replace(spare: PoolWorker, old: PoolWorker | undefined): void {
    this.#spare = null
    this.#serve(spare)
    if (old) this.#leave(old)
    this.#settle()
  }

  /** One that leaves still holds memory and connections; only where a reader would miss one another is opened beside it. */
  #hasRoom(): boolean {
    return this.#serving.size < this.#size || this.#alive.size <= this.#size
  }

  async #openAnother(): Promise<void> {
    this.#isOpeningAnother = true
    const longest = this.#serving.size < this.#size ? LONGEST_PAUSE_MS : LONGEST_SPARE_PAUSE_MS
    if (this.#shortLives > 0) await sleep(Math.min(longest, 100 * 2 ** this.#shortLives))
    if (this.#isStopping || !this.#opening) return
    const made = this.#fork()
    const isOpen = await made.open(this.#opening)
    this.#isOpeningAnother = false
    if (this.#isStopping) return
    if (isOpen && !made.hasExited) this.#spare = made
    else await this.#giveUp(made)
    this.#settle()
  }

  async #giveUp(made: PoolWorker): Promise<void> {
    this.#shortLives += 1
    logs().error({ pid: made.pid }, 'a new worker did not open its pages; the others stay')
    // Where workers cannot be replaced, nobody gains by trying with the next one.
    if (!made.wasKilled) for (const one of this.#serving) one.generation = this.#generation
    await made.stop({ lingers: false })
  }

  #spares(): PoolWorker[] {
    return this.#spare ? [this.#spare] : []
  }

  /** What one worker changed is known to all before its verb returns. */
  async #purgeOthers(from: PoolWorker, tags: unknown): Promise<void> {
    const others = [...this.#alive].filter((one) => one !== from)
    await Promise.all(others.map((one) => one.ask('purge', tags, PURGE_WITHIN_MS)))
  }
}
