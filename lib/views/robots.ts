import crawlerUserAgents from 'crawler-user-agents'
import { LRUCache } from 'lru-cache'
import { processSingleton } from '../process-singleton.ts'
import { isLikeNoBrowser, withoutDevice } from './user-agent.ts'

type Automaton = 'robot' | 'preview' | 'none'

// The package's types for ES modules leave out the tags.
const listed = crawlerUserAgents as readonly { pattern: string; tags?: string[] }[]

/** Listed patterns that match people's browsers: Facebook's in-app browser, and 搜狗's. */
const browsers = ['MetaIAB Facebook', 'Sogou']
const crawlers = listed.filter(({ pattern }) => !browsers.includes(pattern))

/** Programs that fetch a page to show its card in a chat. */
const previewFetchers = named([
  ...crawlers.filter(({ tags }) => tags?.includes('social-preview')).map(({ pattern }) => pattern),
  'LarkUrl',
  'QQ-URL-Manager',
  'MicroMessenger Client',
])

const patterns = crawlers.map(({ pattern }) => pattern)
const robots = named(patterns)
/** Names that no phone has, which are also searched in the device's part of the user agent. */
const plainRobots = named(patterns.filter((pattern) => /bot|spider|crawl/i.test(pattern)))

/** One expression for all of these names as whole words, with a single look-behind, which is fast. */
function named(names: readonly string[]): RegExp {
  const anchored = names.filter((name) => name.startsWith('^') || name.startsWith('('))
  const words = names.filter((name) => !anchored.includes(name))
  const open = words.filter((name) => !/[a-z]$/.test(name))
  const closed = words.filter((name) => /[a-z]$/.test(name))
  const whole = `(?<![A-Za-z0-9])(?:(?:${closed.join('|')})(?![a-z])${either(open)})`
  return new RegExp(whole + either(anchored))
}

function either(names: readonly string[]): string {
  return names.length > 0 ? `|${names.join('|')}` : ''
}

const KNOWN_USER_AGENTS = 5_000
/** Longer than any browser's; the rest of a longer one is ignored. */
const LONGEST_USER_AGENT = 1_024

/**
 * The kind of a user agent: a robot, by the list of `crawler-user-agents` or by words that no browser sends; a fetcher of
 * link previews; or neither. Cached, because matching 1,500 names costs more than the rest of counting a view.
 */
export function automatonOf(userAgent: string): Automaton {
  const known = processSingleton('view-user-agents', () => {
    return new LRUCache<string, Automaton>({ max: KNOWN_USER_AGENTS })
  })
  const before = known.get(userAgent)
  if (before !== undefined) return before
  const kind = look(userAgent.slice(0, LONGEST_USER_AGENT))
  known.set(userAgent, kind)
  return kind
}

function look(userAgent: string): Automaton {
  const program = withoutDevice(userAgent)
  if (previewFetchers.test(program)) return 'preview'
  if (plainRobots.test(userAgent) || robots.test(program) || isLikeNoBrowser(program)) return 'robot'
  return 'none'
}
