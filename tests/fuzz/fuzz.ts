import type { Portal } from '../support/portal.ts'
import { requestsOf } from './requests.ts'
import { type Outcome, send } from './send.ts'

const AT_ONCE = 8
/** Until then caches fill and code is compiled. */
const WARM_UP = 1_000

export type Findings = {
  /** Requests that were answered with 5xx, or not at all, by their numbers. */
  failures: string[]
  /** Lines of the log that no request may cause. */
  logged: string[]
  /** How many answers there were of each status. */
  outcomes: Map<Outcome, number>
  /** Bytes in use after the warm-up and at the end, after the garbage was collected. */
  memory: { before: number; after: number }
}

type Course = { seed: number; first: number; count: number; session: string; tell?: (done: number) => void }

/** Sends `count` requests to a portal that was started with `verbs`, some at once, and looks what became of it. */
export async function fuzz(portal: Portal, { seed, first, count, session, tell }: Course): Promise<Findings> {
  const { port, host } = new URL(portal.url)
  const source = requestsOf(seed, host, session)
  const failures: string[] = []
  const outcomes = new Map<Outcome, number>()
  const since = portal.stdout().length
  const upTo = async (from: number, end: number) => {
    let next = from
    const sender = async () => {
      for (let index = next++; index < end; index = next++) {
        const request = source(index)
        const outcome = await send(Number(port), request)
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        if (isFailure(outcome)) failures.push(`${index}: ${outcome} to ${request.line}`)
        if (index % 1_000 === 999) tell?.(index + 1)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, sender))
  }
  const warm = Math.min(count, WARM_UP)
  await upTo(first, first + warm)
  const before = await portal.memory()
  await upTo(first + warm, first + count)
  const after = await portal.memory()
  return { failures, outcomes, logged: badLines(portal.stdout().slice(since)), memory: { before, after } }
}

function isFailure(outcome: Outcome): boolean {
  return outcome === 'hangs' || (typeof outcome === 'number' && outcome >= 500)
}

/** What is no line of the log, or one of a failure: a refusal is a warning at most. */
function badLines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '' && !/^\{"level":[1-4]0,/.test(line))
}
