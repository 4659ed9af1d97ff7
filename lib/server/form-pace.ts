import { LRUCache } from 'lru-cache'
import { addressKey, isLoopback } from '../ip-address.ts'

/** How many public forms a process reads and answers. */
export type FormPaceLimits = {
  /** In a second, over time. One that is accepted takes some 20 ms of a core, so this many leave the readers nine tenths of it. */
  perSecond: number
  /** At a moment after a quiet time. */
  burst: number
  /** Of one address within `seconds`, whatever becomes of them: a person corrects a form a few times. */
  perClient: number
  seconds: number
}
const defaults: FormPaceLimits = { perSecond: 4, burst: 12, perClient: 60, seconds: 600 }
const MOST_CLIENTS = 20_000

/** A token bucket for all public forms of this process, and a count for each address. */
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
   *  @returns null, or why it is not to be read, and after how many seconds it may be sent again */
  take(address: string): { why: 'address' | 'all'; retryAfter: number } | null {
    const now = this.#now()
    const left = this.#secondsLeft(address, now)
    if (left !== null) return { why: 'address', retryAfter: left }
    const { perSecond, burst } = this.#limits
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filledAt) / 1_000) * perSecond)
    this.#filledAt = now
    if (this.#tokens < 1) return { why: 'all', retryAfter: 5 }
    this.#tokens -= 1
    this.#count(address, now)
    return null
  }

  #secondsLeft(address: string, now: number): number | null {
    if (isLoopback(address)) return null
    const { perClient, seconds } = this.#limits
    const count = this.#counts.get(addressKey(address))
    if (!count || count.forms < perClient || now - count.since >= seconds * 1_000) return null
    return Math.max(1, Math.ceil(seconds - (now - count.since) / 1_000))
  }

  #count(address: string, now: number): void {
    const client = addressKey(address)
    const known = this.#counts.get(client)
    const isSame = known !== undefined && now - known.since < this.#limits.seconds * 1_000
    this.#counts.set(client, isSame ? { ...known, forms: known.forms + 1 } : { since: now, forms: 1 })
  }
}
