import type { Postmaster } from './embedded-postmaster.ts'

/** `ended`: it ended by itself, and is started again; `down`: it has not come up for a while, and is still tried. */
export type CrashEvent = { event: 'ended' | 'down' | 'recovered'; reason: string }

const RESTARTS = { firstPauseMs: 50, longestPauseMs: 1_500, settledAfterMs: 5_000, tellAfter: 8 }
/** Of what there is before the end: a server that does not end in it is ended as by a power cut, and recovers. */
const DEFAULT_PATIENCE_MS = 20_000

/** Watches over the server process until it is to stop: one that ends by itself is started again. */
export function supervise(
  first: Postmaster,
  again: () => Promise<Postmaster>,
  onCrash: (news: CrashEvent) => void,
) {
  let current = first
  let stopping = false
  /** Starts in a row that failed, or did not last. */
  let failures = 0
  const watching = watch()

  async function watch(): Promise<void> {
    while (!stopping) {
      const startedAt = performance.now()
      const reason = lastLine(await current.ended)
      if (stopping) return
      onCrash({ event: 'ended', reason })
      failures = performance.now() - startedAt < RESTARTS.settledAfterMs ? failures + 1 : 0
      if (!(await revive(reason))) return
    }
  }

  async function revive(reason: string): Promise<boolean> {
    for (;;) {
      const pause = Math.min(RESTARTS.firstPauseMs * 2 ** failures, RESTARTS.longestPauseMs)
      await new Promise((done) => setTimeout(done, pause))
      if (stopping) return false
      try {
        current = await again()
        if (stopping) return await endAfterAll()
        onCrash({ event: 'recovered', reason })
        return true
      } catch (error) {
        failures += 1
        reason = (error as Error).message
        // A full disk or a lack of memory may end by itself: it is told once, and tried on.
        if (failures === RESTARTS.tellAfter) onCrash({ event: 'down', reason })
      }
    }
  }

  /** Told to stop while another server was about to start. */
  async function endAfterAll(): Promise<false> {
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
    stop: async (patienceMs = DEFAULT_PATIENCE_MS) => {
      stopping = true
      current.kill('SIGINT')
      const impatient = setTimeout(() => current.kill('SIGQUIT'), patienceMs)
      await Promise.all([current.ended, watching])
      clearTimeout(impatient)
      process.off('exit', onExit)
    },
  }
}

function lastLine(said: string): string {
  return said.trimEnd().split('\n').at(-1) ?? ''
}
