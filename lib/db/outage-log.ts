import { setTimeout as sleep } from 'node:timers/promises'
import { logs } from '../logs.ts'
import { processSingleton } from '../process-singleton.ts'
import { isDatabaseReachable } from './health.ts'

const LOOK_AGAIN_MS = 250
/** What was asked before the database was back may fail a little later; it belongs to the outage that has ended. */
const LATE_MS = 2_000
const FORWARD_EVERY_MS = 500

export type OutageFailure = { reason: string; during: string; failures: number }

type Log = {
  current: { since: number; failures: number } | null
  endedAt: number
  forward: ((failure: OutageFailure) => void) | null
}

const log = () =>
  processSingleton(
    'outage-log',
    (): Log => ({ current: null, endedAt: Number.NEGATIVE_INFINITY, forward: null }),
  )

/**
 * Writes down that the database is away: one line when it went, one when it is back and how much failed in between,
 * however many requests, jobs and processes of the portal notice.
 */
export function noteOutage(failure: OutageFailure): void {
  const state = log()
  if (state.forward) state.forward(failure)
  else if (state.current) state.current.failures += failure.failures
  else if (performance.now() - state.endedAt > LATE_MS) void follow(failure)
}

/** Has another process write the lines, for one of several that belong together. The first failure is sent at once, later
 *  ones in sums. */
export function forwardOutages(send: (failure: OutageFailure) => void): void {
  let held: OutageFailure | null = null
  let pause: NodeJS.Timeout | undefined
  const flush = () => {
    pause = undefined
    if (held) send(held)
    held = null
  }
  log().forward = (failure) => {
    held = held ? { ...held, failures: held.failures + failure.failures } : failure
    if (pause) return
    flush()
    pause = setTimeout(flush, FORWARD_EVERY_MS).unref()
  }
}

async function follow({ reason, during, failures }: OutageFailure): Promise<void> {
  const state = log()
  const outage = { since: performance.now(), failures }
  state.current = outage
  logs().error({ reason, during }, 'the database is away')
  do await sleep(LOOK_AGAIN_MS, undefined, { ref: false })
  while (!(await isDatabaseReachable()))
  state.current = null
  state.endedAt = performance.now()
  const seconds = Math.round((state.endedAt - outage.since) / 100) / 10
  logs().warn({ failures: outage.failures, seconds }, 'the database answers again')
}
