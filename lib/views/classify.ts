import { automatonOf } from './robots.ts'

export type ViewClass = 'human' | 'robot' | 'preview' | 'suspect' | 'staff'

/** What is known about whoever sent a view. */
export type Evidence = {
  userAgent: string
  /** `Sec-Purpose`, `Purpose`, `X-Purpose` and `X-Moz` as they came, joined; empty when there was none. */
  purpose: string
  /** Whether the browser vouched for our page with `Origin`, `Sec-Fetch-Site` or `Referer`. */
  vouched: boolean
  /** Whether an editor is signed in. */
  staff: boolean
  /** Whether the address sent more than people do. */
  overBudget: boolean
}

const SHORTEST_USER_AGENT = 8
const LONGEST_USER_AGENT = 1_024

/**
 * What kind of view it is; only `human` is shown. The first that fits:
 * 1. preview: the browser says that nobody is looking yet (prefetch, prerender), or a chat fetches a card
 * 2. robot: the user agent says so itself
 * 3. staff: an editor is signed in
 * 4. suspect: no user agent or an absurd one, a sender without any word of a browser, an address beyond its budget
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
