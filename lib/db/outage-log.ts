import { setTimeout as sleep } from 'node:timers/promises'
import { logs } from '../logs.ts'
import { processSingleton } from '../process-singleton.ts'
import { isDatabaseReachable } from './health.ts'

const CHECK_INTERVAL_MS = 250
/** Failures within this time after an outage are from queries that began during it. */
const LATE_MS = 2_000
const FORWARD_INTERVAL_MS = 500

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
 * Logs an outage of the database in two lines, however many requests, jobs and processes it affects: at its start, and at
 * its end with the number of failures.
 */
export function noteOutage(failure: OutageFailure): void {
  const state = log()
  if (state.forward) state.forward(failure)
  else if (state.current) state.current.failures += failure.failures
  else if (performance.now() - state.endedAt > LATE_MS) void follow(failure)
}

/** Sends the failures of this process to another one, which logs them. The first failure is sent at once, later ones are
 *  summed over half a second. */
export function forwardOutages(send: (failure: OutageFailure) => void): void {
  let pending: OutageFailure | null = null
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    timer = undefined
    if (pending) send(pending)
    pending = null
  }
  log().forward = (failure) => {
    pending = pending ? { ...pending, failures: pending.failures + failure.failures } : failure
    if (timer) return
    flush()
    timer = setTimeout(flush, FORWARD_INTERVAL_MS).unref()
  }
}

async function follow({ reason, during, failures }: OutageFailure): Promise<void> {
  const state = log()
  const outage = { since: performance.now(), failures }
  state.current = outage
  logs().error({ reason, during }, 'the database cannot be reached')
  do await sleep(CHECK_INTERVAL_MS, undefined, { ref: false })
  while (!(await isDatabaseReachable()))
  state.current = null
  state.endedAt = performance.now()
  const seconds = Math.round((state.endedAt - outage.since) / 100) / 10
  logs().warn({ failures: outage.failures, seconds }, 'the database answers again')
}
