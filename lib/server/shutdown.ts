import cluster from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import { ConfigError } from '../config-error.ts'
import { logs } from '../logs.ts'
import { StartError } from '../start-error.ts'

/** A terminal's Ctrl-C arrives twice: directly, and forwarded by npm. */
const SAME_SIGNAL_MS = 500
/** Process managers often kill after 10 to 30 s; a worker ends before the primary that waits for it. */
const SHUTDOWN_TIMEOUT_MS = cluster.isWorker ? 8_000 : 11_500
/** How long an aborted start may take to end before its parts are stopped. */
const START_TIMEOUT_MS = 4_000
const LEAST_MS = 200
/** The part of the remaining time that one step may take, so that later steps have time left. */
const MOST_OF_THE_REST = 0.7

/** Stops something that was started. The shutdown waits for it no longer than `timeoutMs`. */
type ShutdownStep = (timeoutMs: number) => Promise<unknown>

/** Registers a step of the shutdown. */
export type OnShutdown = (step: ShutdownStep) => void

/** The reason with which a start is aborted. */
class ShuttingDown extends Error {}

/**
 * The shutdown of the process: at the first SIGTERM, SIGINT or SIGHUP, or when the parent process has ended, the steps run
 * in reverse order of their registration; then the process exits with 0. A start that is still running is aborted first. A
 * second signal ends the process at once.
 */
export function createShutdown(): {
  onShutdown: OnShutdown
  /** Runs the start of the process; a shutdown aborts the signal. When the start fails, its reason is printed in one line
   *  and the process exits with 1. */
  run(start: (signal: AbortSignal) => Promise<void>): Promise<void>
  /** Starts the shutdown, as the first signal does; does nothing when it runs already. */
  shutDown(withinMs?: number): void
} {
  const steps: ShutdownStep[] = []
  const aborter = new AbortController()
  let starting: Promise<unknown> = Promise.resolve()
  let startedAt: number | undefined

  async function shutDown(exitCode: 0 | 1, withinMs = SHUTDOWN_TIMEOUT_MS): Promise<void> {
    startedAt = performance.now()
    const deadline = startedAt + withinMs
    setTimeout(() => process.exit(exitCode), withinMs).unref()
    aborter.abort(new ShuttingDown())
    if (exitCode === 0) await Promise.race([starting, sleep(START_TIMEOUT_MS)])
    let worst: number = exitCode
    for (let step = steps.pop(); step; step = steps.pop()) {
      const share = steps.length > 0 ? MOST_OF_THE_REST : 1
      const timeoutMs = Math.max(LEAST_MS, (deadline - performance.now()) * share)
      await Promise.race([step(timeoutMs), sleep(timeoutMs)]).catch((error: unknown) => {
        logs().error(error, 'a step of the shutdown failed')
        worst = 1
      })
    }
    process.exit(worst)
  }

  function onSignal(): void {
    if (startedAt === undefined) void shutDown(0)
    else if (performance.now() - startedAt > SAME_SIGNAL_MS) process.exit(1)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal)
  process.once('disconnect', onSignal)
  // Only a worker is kept alive by the channel to its parent.
  if (!cluster.isWorker) process.channel?.unref()

  async function onStartFailure(error: unknown): Promise<void> {
    // An error that the shutdown itself caused is not reported.
    if (startedAt !== undefined) return
    process.stderr.write(`${reasonOf(error)}\n`)
    await shutDown(1)
  }

  return {
    shutDown: (withinMs) => {
      if (startedAt === undefined) void shutDown(0, withinMs)
    },
    onShutdown: (step) => void steps.push(step),
    run: async (start) => {
      const running = start(aborter.signal)
      starting = running.catch(() => {})
      await running.catch(onStartFailure)
    },
  }
}

/** The reason in one line. */
function reasonOf(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartError) return error.message
  const { message, stack, code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC') return `cannot start: the disk is full (${message})`
  return process.env.LOG_LEVEL === 'debug' ? String(stack) : `cannot start: ${message?.split('\n')[0]}`
}
