import { setTimeout as sleep } from 'node:timers/promises'

export type Send = () => Promise<unknown>

/** Closed loop: so many callers, each of which sends after its last response. @returns responses per second */
export async function mostPerSecond(send: Send, callers: number, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1_000
  let answers = 0
  const caller = async () => {
    while (performance.now() < end) {
      await send()
      answers += 1
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return answers / seconds
}

/**
 * Open loop: sends at a constant rate, independent of responses.
 * @returns p99 in milliseconds from the time when a request was due, so that a stall counts for all requests that waited
 */
export async function steadyP99(send: Send, perSecond: number, seconds: number): Promise<number> {
  const from = performance.now()
  const taken: number[] = []
  const under: Promise<unknown>[] = []
  for (let sent = 0; sent < perSecond * seconds; ) {
    const due = Math.floor(((performance.now() - from) / 1_000) * perSecond)
    for (; sent < due; sent++) {
      const dueAt = from + (sent / perSecond) * 1_000
      under.push(send().then(() => taken.push(performance.now() - dueAt)))
    }
    await sleep(1)
  }
  await Promise.all(under)
  const sorted = taken.sort((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN
}
