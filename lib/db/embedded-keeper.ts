import type { Postmaster } from './embedded-postmaster.ts'

export type CrashNews = { recovered: boolean; reason: string }

const RESTARTS = { tellAfter: 6, withinMs: 60_000, firstPauseMs: 100, longestPauseMs: 10_000 }

/** Watches over the server process until it is to stop: one that ends by itself is started again. */
export function keepRunning(
  first: Postmaster,
  again: () => Promise<Postmaster>,
  onCrash: (news: CrashNews) => void,
) {
  let current = first
  let stopping = false
  let crashes: number[] = []
  const watching = watch()

  async function watch(): Promise<void> {
    while (!stopping) {
      const reason = lastLine(await current.ended)
      if (stopping) return
      if (!(await revive(reason))) return
    }
  }

  async function revive(reason: string): Promise<boolean> {
    for (;;) {
      crashes = [...crashes.filter((at) => at > Date.now() - RESTARTS.withinMs), Date.now()]
      // A full disk or a lack of memory may end by itself: it is told once, and tried on.
      if (crashes.length === RESTARTS.tellAfter + 1) onCrash({ recovered: false, reason })
      const pause = Math.min(RESTARTS.firstPauseMs * 2 ** (crashes.length - 1), RESTARTS.longestPauseMs)
      await new Promise((done) => setTimeout(done, pause))
      if (stopping) return false
      try {
        current = await again()
        onCrash({ recovered: true, reason })
        return true
      } catch (error) {
        reason = (error as Error).message
      }
    }
  }

  const onExit = () => current.kill('SIGINT')
  process.once('exit', onExit)

  return {
    pid: () => current.pid,
    stopAtOnce: () => {
      stopping = true
      current.kill('SIGQUIT')
    },
    stop: async () => {
      stopping = true
      current.kill('SIGINT')
      const impatient = setTimeout(() => current.kill('SIGQUIT'), 20_000)
      await Promise.all([current.ended, watching])
      clearTimeout(impatient)
      process.off('exit', onExit)
    },
  }
}

function lastLine(said: string): string {
  return said.trimEnd().split('\n').at(-1) ?? ''
}
