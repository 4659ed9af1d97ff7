import type { Postmaster } from './embedded-postmaster.ts'

/** `ended`: it ended by itself and is restarted; `down`: several restarts have failed, and it is still retried. */
export type CrashEvent = { event: 'ended' | 'down' | 'recovered'; reason: string }

const RESTARTS = { firstDelayMs: 50, longestDelayMs: 1_500, stableAfterMs: 5_000, reportAfter: 8 }
/** A server that does not stop in this time is stopped without a checkpoint, and recovers at the next start. */
const DEFAULT_TIMEOUT_MS = 20_000

/** Supervises the server process: restarts it when it ends by itself, until `stop`. */
export function supervise(
  first: Postmaster,
  again: () => Promise<Postmaster>,
  onCrash: (event: CrashEvent) => void,
) {
  let current = first
  let stopping = false
  /** Consecutive starts that failed or ended early. */
  let failures = 0
  const watching = watch()

  async function watch(): Promise<void> {
    while (!stopping) {
      const startedAt = performance.now()
      const reason = lastLine(await current.ended)
      if (stopping) return
      onCrash({ event: 'ended', reason })
      failures = performance.now() - startedAt < RESTARTS.stableAfterMs ? failures + 1 : 0
      if (!(await restart(reason))) return
    }
  }

  async function restart(reason: string): Promise<boolean> {
    for (;;) {
      const delay = Math.min(RESTARTS.firstDelayMs * 2 ** failures, RESTARTS.longestDelayMs)
      await new Promise((done) => setTimeout(done, delay))
      if (stopping) return false
      try {
        current = await again()
        if (stopping) return await stopNewOne()
        onCrash({ event: 'recovered', reason })
        return true
      } catch (error) {
        failures += 1
        reason = (error as Error).message
        // A full disk or a lack of memory can be temporary: it is reported once, and retried.
        if (failures === RESTARTS.reportAfter) onCrash({ event: 'down', reason })
      }
    }
  }

  /** For a stop during a restart. */
  async function stopNewOne(): Promise<false> {
    current.kill('SIGINT')
    await current.ended
    return false
  }

  const onExit = () => current.kill('SIGINT')
  process.once('exit', onExit)

  return {
    pid: () => current.pid,
    stopAtOnce: () => {
      stopping = true
      current.kill('SIGQUIT')
    },
    stop: async (timeoutMs = DEFAULT_TIMEOUT_MS) => {
      stopping = true
      current.kill('SIGINT')
      const timer = setTimeout(() => current.kill('SIGQUIT'), timeoutMs)
      await Promise.all([current.ended, watching])
      clearTimeout(timer)
      process.off('exit', onExit)
    },
  }
}

function lastLine(output: string): string {
  return output.trimEnd().split('\n').at(-1) ?? ''
}
