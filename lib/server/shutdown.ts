import cluster from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import { ConfigError } from '../config.ts'
import { logs } from '../logs.ts'
import { StartError } from '../start-error.ts'

/** A terminal's Ctrl-C arrives twice, directly and handed on by npm; that is one. */
const SAME_SIGNAL_MS = 500
/** What runs processes waits for about so long before it kills them; a worker ends sooner than who waits for it. */
const STOP_WITHIN_MS = cluster.isWorker ? 8_000 : 11_500
/** So long a start may take to break off, before what it started is stopped under it. */
const START_SETTLES_MS = 4_000
const LEAST_MS = 200
/** What one step may take of the time that is left, so that those after it have some, too. */
const MOST_OF_THE_REST = 0.7

/** Stops something; it is waited for no longer than `remainingMs`. */
type Undo = (remainingMs: number) => Promise<unknown>

/** What a start meets that is told to stop. */
class Stopped extends Error {}

/**
 * The end of the process: what was started is stopped in reverse order at the first SIGTERM, SIGINT or SIGHUP, or when
 * the program that started this one is gone; then it exits with 0. A start that is under way is broken off first, so that
 * nothing of it is left. A second signal ends the process at once.
 */
export function stopping(): {
  atStop(undo: Undo): void
  /** Runs the start of the process, which hears by the signal that it is to stop; one that fails ends the process with
   *  one line for a person, and 1. */
  run(start: (signal: AbortSignal) => Promise<void>): Promise<void>
  /** The same as a first signal; nothing when it is stopping already. */
  stop(withinMs?: number): void
} {
  const started: Undo[] = []
  const aborter = new AbortController()
  let starting: Promise<unknown> = Promise.resolve()
  let stoppedAt: number | undefined

  async function end(exitCode: 0 | 1, withinMs = STOP_WITHIN_MS): Promise<void> {
    stoppedAt = performance.now()
    const deadline = stoppedAt + withinMs
    setTimeout(() => process.exit(exitCode), withinMs).unref()
    aborter.abort(new Stopped())
    if (exitCode === 0) await Promise.race([starting, sleep(START_SETTLES_MS)])
    let worst: number = exitCode
    for (let undo = started.pop(); undo; undo = started.pop()) {
      const share = started.length > 0 ? MOST_OF_THE_REST : 1
      const remainingMs = Math.max(LEAST_MS, (deadline - performance.now()) * share)
      await Promise.race([undo(remainingMs), sleep(remainingMs)]).catch((error: unknown) => {
        logs().error(error, 'something did not stop as it should')
        worst = 1
      })
    }
    process.exit(worst)
  }

  function receive(): void {
    if (stoppedAt === undefined) void end(0)
    else if (performance.now() - stoppedAt > SAME_SIGNAL_MS) process.exit(1)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, receive)
  process.once('disconnect', receive)
  // A worker lives by what the first process tells it.
  if (!cluster.isWorker) process.channel?.unref()

  async function refuse(error: unknown): Promise<void> {
    // What breaks because it was told to stop is no news.
    if (stoppedAt !== undefined) return
    process.stderr.write(`${reasonOf(error)}\n`)
    await end(1)
  }

  return {
    stop: (withinMs) => {
      if (stoppedAt === undefined) void end(0, withinMs)
    },
    atStop: (undo) => void started.push(undo),
    run: async (start) => {
      const running = start(aborter.signal)
      starting = running.catch(() => {})
      await running.catch(refuse)
    },
  }
}

/** One line for a person. */
function reasonOf(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartError) return error.message
  const { message, stack, code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC') return `cannot start: the disk is full (${message})`
  return process.env.LOG_LEVEL === 'debug' ? String(stack) : `cannot start: ${message?.split('\n')[0]}`
}
