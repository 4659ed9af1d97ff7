import { automatonOf } from './robots.ts'

export type ViewClass = 'human' | 'robot' | 'preview' | 'suspect' | 'staff'

/** What is known about the sender of a view. */
export type Evidence = {
  userAgent: string
  /** The values of `Sec-Purpose`, `Purpose`, `X-Purpose` and `X-Moz`, joined; empty without them. */
  purpose: string
  /** Whether `Origin`, `Sec-Fetch-Site` or `Referer` says that one of our pages sent it. */
  vouched: boolean
  /** Whether an editor is signed in. */
  staff: boolean
  /** Whether the address is over its budget. */
  overBudget: boolean
}

const SHORTEST_USER_AGENT = 8
const LONGEST_USER_AGENT = 1_024

/**
 * The class of a view, of which only `human` is shown to readers. The first that applies:
 * 1. preview: the browser prefetches or prerenders, or a chat fetches a link card
 * 2. robot: by the user agent
 * 3. staff: an editor is signed in
 * 4. suspect: no or an absurd user agent, no field that a browser sends, or an address over its budget
 * 5. human
 */
export function classify(evidence: Evidence): ViewClass {
  if (/prefetch|prerender|preview/i.test(evidence.purpose)) return 'preview'
  const automaton = automatonOf(evidence.userAgent)
  if (automaton !== 'none') return automaton
  if (evidence.staff) return 'staff'
  if (isAbsurd(evidence.userAgent) || !evidence.vouched || evidence.overBudget) return 'suspect'
  return 'human'
}

function isAbsurd(userAgent: string): boolean {
  const { length } = userAgent
  return length < SHORTEST_USER_AGENT || length > LONGEST_USER_AGENT || /\p{Cc}/u.test(userAgent)
}
