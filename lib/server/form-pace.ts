import { LRUCache } from 'lru-cache'
import { isLoopback } from '../ip-address.ts'
import type { LimitedClient } from './concurrency-limit.ts'
import { limitedClientsOf } from './limited-clients.ts'

/** How many public forms a process reads and answers. */
export type FormPaceLimits = {
  /** In a second, over time. One that is accepted takes some 20 ms of a core, so this many leave the readers nine tenths of it. */
  perSecond: number
  /** At a moment after a quiet time. */
  burst: number
  /** Of these, kept for the pages of receipts: a period may end for who answers there. */
  reserved: number
  /** Of one address within `seconds`, whatever becomes of them: a person corrects a form a few times. */
  perClient: number
  /** The same of its network (IPv4: /24, IPv6: /48), of which one sender may have all addresses. */
  perNetwork: number
  seconds: number
}
const defaults: FormPaceLimits = {
  perSecond: 4,
  burst: 12,
  reserved: 4,
  perClient: 60,
  perNetwork: 240,
  seconds: 600,
}
const MOST_CLIENTS = 20_000

/** A token bucket for all public forms of this process, and a count for each address and for its network. */
export class FormPace {
  readonly #limits: FormPaceLimits
  readonly #now: () => number
  readonly #counts: LRUCache<string, { since: number; forms: number }>
  #tokens: number
  #filledAt: number

  constructor(limits: FormPaceLimits = defaults, now = () => performance.now()) {
    this.#limits = limits
    this.#now = now
    this.#counts = new LRUCache({ max: MOST_CLIENTS })
    this.#tokens = limits.burst
    this.#filledAt = now()
  }

  /** Counts a form that is about to be read.
   *  @param isReply whether it is sent from the page of a receipt
   *  @returns null, or why it is not to be read, and after how many seconds it may be sent again */
  take(address: string, { isReply = false } = {}): { why: 'address' | 'all'; retryAfter: number } | null {
    const now = this.#now()
    const left = this.#secondsLeft(address, now)
    if (left !== null) return { why: 'address', retryAfter: left }
    const { perSecond, burst, reserved } = this.#limits
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filledAt) / 1_000) * perSecond)
    this.#filledAt = now
    if (this.#tokens < 1 + (isReply ? 0 : reserved)) return { why: 'all', retryAfter: 5 }
    this.#tokens -= 1
    this.#count(address, now)
    return null
  }

  /** The longest time that its address or its network has to wait. */
  #secondsLeft(address: string, now: number): number | null {
    const { seconds } = this.#limits
    const waits = this.#clientsOf(address).flatMap(({ name, share }) => {
      const count = this.#counts.get(name)
      if (!count || count.forms < share || now - count.since >= seconds * 1_000) return []
      return [Math.max(1, Math.ceil(seconds - (now - count.since) / 1_000))]
    })
    return waits.length > 0 ? Math.max(...waits) : null
  }

  #count(address: string, now: number): void {
    for (const { name } of this.#clientsOf(address)) {
      const known = this.#counts.get(name)
      const isSame = known !== undefined && now - known.since < this.#limits.seconds * 1_000
      this.#counts.set(name, isSame ? { ...known, forms: known.forms + 1 } : { since: now, forms: 1 })
    }
  }

  #clientsOf(address: string): LimitedClient[] {
    if (isLoopback(address)) return []
    return limitedClientsOf(address, this.#limits.perClient, this.#limits.perNetwork)
  }
}
