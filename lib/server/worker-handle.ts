import cluster, { type Worker } from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import { logs } from '../logs.ts'
import { onRequest, sendRequest } from './ipc-requests.ts'

/** What a worker needs to know before it can serve. */
export type Opening = { databaseUrl: string; secret: string; port: number }

const READY_TIMEOUT_MS = 60_000
const OPEN_TIMEOUT_MS = 120_000
/** For a worker that was replaced: time to finish long requests. */
const STOP_TIMEOUT_MS = 40_000

/** A worker process, as the primary sees it. */
export class WorkerHandle {
  readonly process: Worker
  readonly startedAt = performance.now()
  /** Number of the replacement of all workers that it belongs to. */
  generation: number
  hasExited = false
  /** Whether a signal ended it, so that its end does not mean that it could not open. */
  wasKilled = false
  #isOpen = false
  readonly #exited: Promise<undefined>
  readonly #ready = Promise.withResolvers<true>()

  constructor(generation: number) {
    this.generation = generation
    this.process = cluster.fork()
    onRequest(this.process, 'ready', () => this.#ready.resolve(true))
    // A message could not be sent, because the process is ending.
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

  /** @returns whether it can serve now */
  async open(opening: Opening): Promise<boolean> {
    const timeout = sleep(READY_TIMEOUT_MS, undefined, { ref: false })
    const isReady = await Promise.race([this.#ready.promise, this.#exited, timeout])
    this.#isOpen = isReady === true && (await this.request('open', opening, OPEN_TIMEOUT_MS)) === true
    return this.#isOpen
  }

  /** The response to an IPC request; undefined when the worker exits or does not respond in time. */
  request(name: string, body: unknown, timeoutMs: number): Promise<unknown> {
    return Promise.race([sendRequest(this.process, name, body, timeoutMs), this.#exited])
  }

  /** Stops it, and kills it after `withinMs`. With `lingers` it keeps idle connections until the next response on them.
   *  One that never opened is killed at once. */
  async stop({
    lingers,
    withinMs = STOP_TIMEOUT_MS,
  }: {
    lingers: boolean
    withinMs?: number
  }): Promise<void> {
    const kill = () => this.process.process.kill('SIGKILL')
    const timer = setTimeout(kill, withinMs)
    if (this.#isOpen) void this.request('stop', { lingers }, withinMs)
    else kill()
    await this.#exited
    clearTimeout(timer)
  }
}
