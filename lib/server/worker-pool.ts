import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { noteOutage } from '../db/outage-log.ts'
import { logs } from '../logs.ts'
import { watchWorkers } from '../metrics/worker-metrics.ts'
import { StartError } from '../start-error.ts'
import { ConnectionDispatcher } from './connection-dispatcher.ts'
import { onRequest } from './ipc-requests.ts'
import { pooledMetrics } from './pooled-metrics.ts'
import { type Opening, WorkerHandle } from './worker-handle.ts'

const PURGE_TIMEOUT_MS = 1_000
/** After workers that ended sooner than this the next fork is delayed, by up to the times below. */
const SHORT_LIFE_MS = 10_000
const LONGEST_DELAY_MS = 5_000
const LONGEST_SPARE_DELAY_MS = 30_000

const failureSchema = z.object({ reason: z.string(), during: z.string(), failures: z.number() })

/**
 * The worker pool in the primary process: `size` workers serve, and an open spare one replaces any that exits. All can be
 * replaced by new ones without losing a request. In normal operation there is at most one worker beside those that serve.
 */
export class WorkerPool {
  readonly #size: number
  readonly #dispatcher = new ConnectionDispatcher()
  /** All that have not exited, with those that are stopping. */
  readonly #alive = new Set<WorkerHandle>()
  readonly #serving = new Set<WorkerHandle>()
  #spare: WorkerHandle | null = null
  /** Incremented to replace all workers: those of an earlier generation are outdated. */
  #generation = 0
  #opening: Opening | null = null
  #isOpen = false
  #isStopping = false
  #shortLives = 0
  #isOpeningSpare = false

  constructor(size: number) {
    this.#size = size
    watchWorkers(() => ({ serving: this.#serving.size, spare: this.#spares().length }))
  }

  /** Opens the port, where connections wait, and forks the workers, which load their code meanwhile.
   *  @returns the port
   *  @throws StartError when it cannot be opened */
  async start(host: string, port: number): Promise<number> {
    const opened = await this.#dispatcher.listen(host, port)
    for (let count = 0; count < this.#size && !this.#isStopping; count++) this.#fork()
    return opened
  }

  /** Opens the workers, which serve from then on.
   *  @throws StartError when one of them could not open */
  async open(opening: Opening): Promise<void> {
    this.#opening = opening
    const workers = [...this.#alive]
    await Promise.all(workers.map(async (worker) => (await worker.open(opening)) && this.#serve(worker)))
    if (this.#serving.size < this.#size) throw new StartError('a worker did not open its pages')
    this.#isOpen = true
    this.#reconcile()
  }

  /** Replaces all workers, one after the other; an old one stops when its replacement serves. */
  renew(): void {
    if (!this.#isOpen || this.#isStopping) logs().warn('workers are replaced once all of them answer')
    else {
      this.#generation += 1
      this.#reconcile()
    }
  }

  /** Stops all workers; each finishes its pending requests first. */
  async stop(withinMs: number): Promise<void> {
    this.#isStopping = true
    this.#dispatcher.close()
    await Promise.all([...this.#alive].map((worker) => worker.stop({ lingers: false, withinMs })))
  }

  #fork(): WorkerHandle {
    const worker = new WorkerHandle(this.#generation)
    this.#alive.add(worker)
    onRequest(worker.process, 'metrics', () => pooledMetrics([...this.#serving, ...this.#spares()]))
    onRequest(worker.process, 'stopping', () => this.#onStopping(worker))
    onRequest(worker.process, 'purge', (tags) => this.#purgeOthers(worker, tags))
    onRequest(worker.process, 'outage', (failure) => noteOutage(failureSchema.parse(failure)))
    worker.process.once('exit', (code, signal) => this.#onExit(worker, { code, signal }))
    return worker
  }

  #serve(worker: WorkerHandle): void {
    if (worker.hasExited || this.#isStopping) return
    this.#serving.add(worker)
    this.#dispatcher.add(worker.process)
  }

  #withdraw(worker: WorkerHandle): void {
    this.#serving.delete(worker)
    if (this.#spare === worker) this.#spare = null
    this.#dispatcher.remove(worker.process)
  }

  #retire(worker: WorkerHandle): void {
    this.#withdraw(worker)
    void worker.stop({ lingers: true })
  }

  /** Also called for a worker that was stopped by a signal from outside. */
  #onStopping(worker: WorkerHandle): void {
    this.#withdraw(worker)
    this.#reconcile()
  }

  #onExit(worker: WorkerHandle, how: { code: number | null; signal: string | null }): void {
    const wasNeeded = this.#serving.delete(worker) || this.#spare === worker
    this.#alive.delete(worker)
    if (this.#spare === worker) this.#spare = null
    if (wasNeeded && !this.#isStopping) {
      logs().error({ pid: worker.pid, ...how }, 'a worker ended by itself and is replaced')
      this.#shortLives = performance.now() - worker.startedAt < SHORT_LIFE_MS ? this.#shortLives + 1 : 0
    }
    this.#reconcile()
  }

  /** Takes one step towards `size` serving workers, none of them outdated, and a spare one. The end of a step calls it
   *  again. */
  #reconcile(): void {
    if (!this.#isOpen || this.#isStopping) return
    const spare = this.#spare
    const outdated = [...this.#serving].find(({ generation }) => generation < this.#generation)
    if (spare && this.#serving.size < this.#size) this.#replace(spare, undefined)
    else if (spare && spare.generation < this.#generation) this.#retire(spare)
    else if (spare && outdated) this.#replace(spare, outdated)
    else if (!spare && !this.#isOpeningSpare && this.#hasRoom()) void this.#openSpare()
  }

  #replace(spare: WorkerHandle, old: WorkerHandle | undefined): void {
    this.#spare = null
    this.#serve(spare)
    if (old) this.#retire(old)
    this.#reconcile()
  }

  /** A stopping worker still takes memory and connections: another one is opened beside it only where one is missing. */
  #hasRoom(): boolean {
    return this.#serving.size < this.#size || this.#alive.size <= this.#size
  }

  async #openSpare(): Promise<void> {
    this.#isOpeningSpare = true
    const longest = this.#serving.size < this.#size ? LONGEST_DELAY_MS : LONGEST_SPARE_DELAY_MS
    if (this.#shortLives > 0) await sleep(Math.min(longest, 100 * 2 ** this.#shortLives))
    if (this.#isStopping || !this.#opening) return
    const worker = this.#fork()
    const isOpen = await worker.open(this.#opening)
    this.#isOpeningSpare = false
    if (this.#isStopping) return
    if (isOpen && !worker.hasExited) this.#spare = worker
    else await this.#discard(worker)
    this.#reconcile()
  }

  async #discard(worker: WorkerHandle): Promise<void> {
    this.#shortLives += 1
    logs().error({ pid: worker.pid }, 'a new worker did not open its pages; the others stay')
    // Ends the replacement of all workers: the next one would fail in the same way.
    if (!worker.wasKilled) for (const serving of this.#serving) serving.generation = this.#generation
    await worker.stop({ lingers: false })
  }

  #spares(): WorkerHandle[] {
    return this.#spare ? [this.#spare] : []
  }

  /** Purges in all other workers before the verb that changed something returns in its worker. */
  async #purgeOthers(from: WorkerHandle, tags: unknown): Promise<void> {
    const others = [...this.#alive].filter((worker) => worker !== from)
    await Promise.all(others.map((worker) => worker.request('purge', tags, PURGE_TIMEOUT_MS)))
  }
}
