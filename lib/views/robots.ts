import crawlerUserAgents from 'crawler-user-agents'
import { LRUCache } from 'lru-cache'
import { processSingleton } from '../process-singleton.ts'
import { isLikeNoBrowser, withoutDevice } from './user-agent.ts'

type Automaton = 'robot' | 'preview' | 'none'

// The package's types for ES modules leave out the tags.
const listed = crawlerUserAgents as readonly { pattern: string; tags?: string[] }[]

/** On the list, but in the agents of people's browsers: Facebook's in-app browser, and all that 搜狗 makes. */
const peoples = ['MetaIAB Facebook', 'Sogou']
const crawlers = listed.filter(({ pattern }) => !peoples.includes(pattern))

/** What fetches a page to show a card of it in a chat. */
const previewFetchers = named([
  ...crawlers.filter(({ tags }) => tags?.includes('social-preview')).map(({ pattern }) => pattern),
  'LarkUrl',
  'QQ-URL-Manager',
  'MicroMessenger Client',
])

const patterns = crawlers.map(({ pattern }) => pattern)
const robots = named(patterns)
/** Names that nobody gives a phone: these are believed also where a phone says what it is. */
const plainRobots = named(patterns.filter((pattern) => /bot|spider|crawl/i.test(pattern)))

/** One expression for all of these names, each a word of its own and no part of another's; fast, with one look-behind. */
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
/** Longer than any browser's; of what is longer no more is read. */
const LONGEST_USER_AGENT = 1_024

/**
 * What a user agent says it is: a robot, by a name on the list of `crawler-user-agents` or by what no browser sends;
 * the fetcher of link previews for a chat; or neither. Remembered, because matching 1,500 names costs more than the rest
 * of counting a view.
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
