import cluster from 'node:cluster'
import { ConfigError } from '../config.ts'
import { StartError } from '../db/start-error.ts'
import { logs } from '../logs.ts'

/** A terminal's Ctrl-C arrives twice, directly and handed on by npm; that is one. */
const SAME_SIGNAL_MS = 500
const PATIENCE_MS = 45_000

type Undo = () => Promise<unknown>

/**
 * The end of the process: what was started is stopped in reverse order at the first SIGTERM, SIGINT or SIGHUP, or when
 * the program that started this one is gone; then it exits with 0. A second signal ends it at once.
 */
export function stopping(): {
  atStop(undo: Undo): void
  refuseToStart(error: unknown): Promise<void>
  /** The same as a first signal; nothing when it is stopping already. */
  stop(): void
} {
  const started: Undo[] = []
  let stoppedAt: number | undefined

  async function end(exitCode: 0 | 1): Promise<void> {
    stoppedAt = performance.now()
    setTimeout(() => process.exit(1), PATIENCE_MS).unref()
    let worst: number = exitCode
    for (let undo = started.pop(); undo; undo = started.pop())
      await undo().catch((error: unknown) => {
        logs().error(error, 'something did not stop as it should')
        worst = 1
      })
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

  return {
    stop: () => {
      if (stoppedAt === undefined) void end(0)
    },
    atStop: (undo) => {
      if (stoppedAt === undefined) started.push(undo)
      else void undo().catch(() => {})
    },
    refuseToStart: async (error) => {
      // What breaks because it was told to stop is no news.
      if (stoppedAt !== undefined) return
      process.stderr.write(`${reasonOf(error)}\n`)
      await end(1)
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
