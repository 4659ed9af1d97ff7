import { db } from '#lib/db/client.ts'

const WATCH_EVERY_MS = 1_000

/** Says every second that the run is alive, and aborts what is being fetched once it is to stop. */
export function watchForStop(runId: number, interrupted: AbortSignal | undefined) {
  const aborter = new AbortController()
  let isStopped = false
  const timer = setInterval(() => void look().catch(() => {}), WATCH_EVERY_MS)
  async function look() {
    const where = { id: runId, state: 'running' as const }
    const { count } = await db().importRun.updateMany({ where, data: { heardAt: new Date() } })
    if (count > 0) return
    isStopped = true
    aborter.abort()
  }
  return {
    signal: interrupted ? AbortSignal.any([aborter.signal, interrupted]) : aborter.signal,
    isStopped: () => isStopped,
    end: () => clearInterval(timer),
  }
}
