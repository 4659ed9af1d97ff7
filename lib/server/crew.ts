import cluster, { type Worker } from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import { AggregatorRegistry } from 'prom-client'
import { StartError } from '../db/start-error.ts'
import { logs } from '../logs.ts'
import { metricsRegistry } from '../metrics/registry.ts'
import { answer, ask } from './questions.ts'

/** What a worker needs before it can answer. */
export type Opening = { databaseUrl: string; secret: string }

const OPEN_WITHIN_MS = 60_000
const STOP_WITHIN_MS = 40_000
const PURGE_WITHIN_MS = 1_000
const METRICS_WITHIN_MS = 2_000
/** A worker that ends sooner is started again after a pause, which grows up to the last of these. */
const SHORT_LIFE_MS = 10_000
const LONGEST_PAUSE_MS = 5_000

/**
 * The workers of a portal, from the process that holds its database and its port: as many as are wanted, a new one for
 * each that ends by itself, and all of them replaced one by one, without a request that is not answered.
 */
export class Crew {
  readonly #workers = new Set<Worker>()
  /** When each can hear what it is asked. */
  readonly #present = new WeakMap<Worker, Promise<void>>()
  #opening: Opening | null = null
  #isStopping = false
  #shortLives = 0
  #renewing: Promise<void> | null = null

  /** Starts the workers, which open the port at once and let requests wait.
   *  @returns the port
   *  @throws StartError when it cannot be had */
  async start(size: number): Promise<number> {
    const first = Promise.withResolvers<number>()
    for (let number = 0; number < size; number++) this.#hire(first)
    return first.promise
  }

  /** Lets all of them answer.
   *  @throws StartError */
  async open(opening: Opening): Promise<void> {
    this.#opening = opening
    const opened = await Promise.all([...this.#workers].map((worker) => this.#open(worker)))
    if (!opened.every(Boolean)) throw new StartError('a worker did not open its pages within a minute')
  }

  /** Puts a new worker in the place of each, one after the other; the old one goes when the new one answers. */
  renew(): Promise<void> {
    this.#renewing ??= this.#renewAll().finally(() => {
      this.#renewing = null
    })
    return this.#renewing
  }

  /** Ends all of them; each first answers what it was asked. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await Promise.all([...this.#workers].map((worker) => this.#dismiss(worker)))
  }

  /** The metrics of all processes of the portal as one, in Prometheus' text format. */
  async #metrics(): Promise<string> {
    const own = await metricsRegistry().getMetricsAsJSON()
    const told = await Promise.all(
      [...this.#workers].map((worker) => ask(worker, 'own-metrics', null, METRICS_WITHIN_MS)),
    )
    const all = [own, ...told.filter((one) => Array.isArray(one))]
    return AggregatorRegistry.aggregate(all).metrics()
  }

  #hire(first?: PromiseWithResolvers<number>): Worker {
    const worker = cluster.fork()
    const startedAt = performance.now()
    this.#workers.add(worker)
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#present.set(worker, promise)
    answer(worker, 'present', () => resolve())
    worker.once('listening', ({ port }) => first?.resolve(port))
    answer(worker, 'refused', (reason) => first?.reject(new StartError(String(reason))))
    answer(worker, 'metrics', () => this.#metrics())
    answer(worker, 'purge', (tags) => this.#purgeOthers(worker, tags))
    worker.once('exit', (code, signal) => {
      const isOurs = this.#workers.delete(worker)
      first?.reject(new StartError('a worker ended before it could open the port'))
      if (!isOurs || this.#isStopping || this.#opening === null) return
      logs().error({ pid: worker.process.pid, code, signal }, 'a worker ended by itself and is replaced')
      this.#shortLives = performance.now() - startedAt < SHORT_LIFE_MS ? this.#shortLives + 1 : 0
      void this.#replace()
    })
    return worker
  }

  async #replace(): Promise<void> {
    await sleep(this.#shortLives === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, 100 * 2 ** this.#shortLives))
    if (!this.#isStopping) await this.#open(this.#hire())
  }

  /** @returns whether it answers readers now */
  async #open(worker: Worker): Promise<boolean> {
    const ended = new Promise<false>((resolve) => worker.once('exit', () => resolve(false)))
    const opened = Promise.resolve(this.#present.get(worker)).then(() =>
      ask(worker, 'open', this.#opening, OPEN_WITHIN_MS),
    )
    return (await Promise.race([opened, ended])) === true
  }

  async #renewAll(): Promise<void> {
    for (const old of [...this.#workers]) {
      if (this.#isStopping) return
      const fresh = this.#hire()
      if (await this.#open(fresh)) await this.#dismiss(old)
      else {
        logs().error('a new worker did not open its pages; the old ones stay')
        return this.#dismiss(fresh)
      }
    }
  }

  /** Asks a worker to end, and ends it where it does not. */
  async #dismiss(worker: Worker): Promise<void> {
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    this.#workers.delete(worker)
    if (worker.isDead()) return
    void ask(worker, 'stop', null, STOP_WITHIN_MS)
    const impatient = setTimeout(() => worker.process.kill('SIGKILL'), STOP_WITHIN_MS)
    await ended
    clearTimeout(impatient)
  }

  /** What one worker changed is known to all before its verb returns. */
  async #purgeOthers(from: Worker, tags: unknown): Promise<void> {
    const others = [...this.#workers].filter((worker) => worker !== from)
    await Promise.all(others.map((worker) => ask(worker, 'purge', tags, PURGE_WITHIN_MS)))
  }
}
