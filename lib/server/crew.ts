import cluster, { type Worker } from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import { AggregatorRegistry } from 'prom-client'
import { StartError } from '../db/start-error.ts'
import { logs } from '../logs.ts'
import { metricsRegistry } from '../metrics/registry.ts'
import { answer, ask } from './questions.ts'

/** What a worker needs before it can answer. */
export type Opening = { databaseUrl: string; secret: string; port: number }

const PRESENT_WITHIN_MS = 20_000
const OPEN_WITHIN_MS = 60_000
const STOP_WITHIN_MS = 40_000
const PURGE_WITHIN_MS = 1_000
const METRICS_WITHIN_MS = 2_000
/** A worker that ends sooner is replaced after a pause, which grows up to the last of these. */
const SHORT_LIFE_MS = 10_000
const LONGEST_PAUSE_MS = 5_000

/**
 * The workers of a portal, from the process that holds its database and its port: as many as are wanted, a new one for
 * each that ends by itself, and all of them replaced one by one, without a request that is not answered.
 */
export class Crew {
  readonly #size: number
  /** All that have not ended; those that are to end among them. */
  readonly #alive = new Set<Worker>()
  /** Those that are to stay. */
  readonly #wanted = new Set<Worker>()
  /** Those of whom nobody knows yet whether they will open. */
  readonly #onTrial = new Set<Worker>()
  readonly #present = new WeakMap<Worker, Promise<unknown>>()
  #opening: Opening | null = null
  #isOpen = false
  #isStopping = false
  #shortLives = 0
  #renewing: Promise<void> | null = null

  constructor(size: number) {
    this.#size = size
  }

  /** Starts the workers, which open the port at once and let requests wait.
   *  @returns the port
   *  @throws StartError when it cannot be had */
  async start(): Promise<number> {
    const workers = Array.from({ length: this.#size }, () => this.#hire())
    const told = await Promise.all(workers.map((worker) => this.#asked(worker, 'listen', PRESENT_WITHIN_MS)))
    const refused = told.find((one) => typeof one !== 'number')
    if (refused !== undefined || told.length === 0)
      throw new StartError(typeof refused === 'string' ? refused : 'a worker ended before it opened the port')
    return Number(told[0])
  }

  /** Lets all of them answer.
   *  @throws StartError */
  async open(opening: Opening): Promise<void> {
    this.#opening = opening
    const opened = await Promise.all([...this.#wanted].map((worker) => this.#open(worker)))
    if (!opened.every(Boolean)) throw new StartError('a worker did not open its pages')
    this.#isOpen = true
    await this.#fill()
  }

  /** Puts a new worker in the place of each, one after the other; the old one goes when the new one answers. */
  renew(): Promise<void> {
    if (!this.#isOpen || this.#isStopping) {
      logs().warn('workers are replaced once all of them answer')
      return Promise.resolve()
    }
    this.#renewing ??= this.#renewAll().finally(() => {
      this.#renewing = null
    })
    return this.#renewing
  }

  /** Ends all of them; each first answers what it was asked. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await Promise.all([...this.#alive].map((worker) => this.#dismiss(worker)))
  }

  #hire(): Worker {
    const worker = cluster.fork()
    const startedAt = performance.now()
    this.#alive.add(worker)
    this.#wanted.add(worker)
    const present = Promise.withResolvers<void>()
    this.#present.set(worker, present.promise)
    answer(worker, 'present', () => present.resolve())
    answer(worker, 'closed', () => true)
    answer(worker, 'metrics', () => this.#metrics())
    answer(worker, 'purge', (tags) => this.#purgeOthers(worker, tags))
    // What could not be sent to one that is ending is of no use to it any more.
    worker.on('error', (error) => logs().warn({ reason: error.message }, 'a worker could not be reached'))
    worker.once('exit', (code, signal) => {
      this.#alive.delete(worker)
      if (!this.#wanted.delete(worker) || this.#onTrial.has(worker) || this.#isStopping) return
      logs().error({ pid: worker.process.pid, code, signal }, 'a worker ended by itself and is replaced')
      this.#shortLives = performance.now() - startedAt < SHORT_LIFE_MS ? this.#shortLives + 1 : 0
      if (this.#isOpen) void this.#fill()
    })
    return worker
  }

  /** Hires as many as are missing. */
  async #fill(): Promise<void> {
    while (this.#wanted.size < this.#size && !this.#isStopping) {
      if (this.#shortLives > 0) await sleep(Math.min(LONGEST_PAUSE_MS, 100 * 2 ** this.#shortLives))
      if (this.#wanted.size < this.#size && !this.#isStopping) await this.#try(this.#hire())
    }
  }

  /** Opens a new worker and lets it have its share of the requests; one that does not open is sent away. */
  async #try(worker: Worker): Promise<boolean> {
    this.#onTrial.add(worker)
    const isOpen = await this.#open(worker)
    const isGood = isOpen && typeof (await this.#asked(worker, 'listen', PRESENT_WITHIN_MS)) === 'number'
    this.#onTrial.delete(worker)
    if (!isGood) {
      this.#shortLives += 1
      await this.#dismiss(worker)
    }
    return isGood
  }

  /** @returns whether it can answer readers now */
  async #open(worker: Worker): Promise<boolean> {
    return (await this.#asked(worker, 'open', OPEN_WITHIN_MS, this.#opening)) === true
  }

  /** Asks a worker as soon as it can hear; undefined when it ends or is silent. */
  #asked(worker: Worker, name: string, patienceMs: number, body: unknown = null): Promise<unknown> {
    const ended = new Promise<undefined>((resolve) => worker.once('exit', () => resolve(undefined)))
    const late = sleep(PRESENT_WITHIN_MS + patienceMs, undefined, { ref: false })
    const told = Promise.resolve(this.#present.get(worker)).then(() => ask(worker, name, body, patienceMs))
    return Promise.race([told, ended, late])
  }

  async #renewAll(): Promise<void> {
    for (const old of [...this.#wanted]) {
      if (this.#isStopping) return
      if (!this.#wanted.has(old)) continue
      this.#wanted.delete(old)
      const isGood = await this.#try(this.#hire())
      if (isGood) await this.#dismiss(old)
      else {
        logs().error('a new worker did not open its pages; the old ones stay')
        if (this.#alive.has(old)) this.#wanted.add(old)
        return this.#fill()
      }
    }
    await this.#fill()
  }

  /** Asks a worker to end, and ends it where it does not. */
  async #dismiss(worker: Worker): Promise<void> {
    this.#wanted.delete(worker)
    if (!this.#alive.has(worker)) return
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    void this.#asked(worker, 'stop', STOP_WITHIN_MS)
    const impatient = setTimeout(() => worker.process.kill('SIGKILL'), STOP_WITHIN_MS)
    await ended
    clearTimeout(impatient)
  }

  /** What one worker changed is known to all before its verb returns. */
  async #purgeOthers(from: Worker, tags: unknown): Promise<void> {
    const others = [...this.#alive].filter((worker) => worker !== from)
    await Promise.all(others.map((worker) => ask(worker, 'purge', tags, PURGE_WITHIN_MS)))
  }

  /** The metrics of all processes of the portal as one, in Prometheus' text format. */
  async #metrics(): Promise<string> {
    const own = await metricsRegistry().getMetricsAsJSON()
    const told = await Promise.all(
      [...this.#wanted].map((worker) => ask(worker, 'own-metrics', null, METRICS_WITHIN_MS)),
    )
    const all = [own, ...told.filter((one) => Array.isArray(one))]
    return AggregatorRegistry.aggregate(all).metrics()
  }
}
