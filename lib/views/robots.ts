import crawlerUserAgents from 'crawler-user-agents'
import { isbot } from 'isbot'
import { LRUCache } from 'lru-cache'
import { oncePerProcess } from '../process.ts'

/** On the list of robots, but people's: a build of Android 15 that phones carry, and Facebook's in-app browser. */
const peoples = ['AP3A\\.240617\\.008', 'MetaIAB Facebook']

// The package's types for ES modules leave out the tags.
const crawlers = (crawlerUserAgents as readonly { pattern: string; tags?: string[] }[]).filter(
  ({ pattern }) => !peoples.includes(pattern),
)

/**
 * Programs in which people read, whose names a robot list takes for robots: the in-app browsers of 今日头条, 腾讯新闻,
 * 网易新闻, 搜狐新闻 and UC 头条 (every word with "news") and 搜狗's browser (its crawlers are called otherwise).
 */
const readersPrograms =
  /\b(?:NewsArticle|NewsLite|qqnews|TencentNews|NewsApp|NTESNews|SohuNews|ifengnews|ucnews|SogouMobileBrowser|SogouSearch)\b/gi

/** What fetches a page to show a card of it in a chat. */
const previewPatterns = crawlers
  .filter(({ tags }) => tags?.includes('social-preview'))
  .map(({ pattern }) => pattern)
const previewFetchers = new RegExp(
  [...previewPatterns, 'LarkUrl', 'QQ-URL-Manager', 'MicroMessenger Client'].join('|'),
)
const robots = new RegExp(crawlers.map(({ pattern }) => pattern).join('|'))

const KNOWN_USER_AGENTS = 5_000

/**
 * What a user agent says it is: a robot (by `isbot` and `crawler-user-agents`), the fetcher of link previews for a
 * chat, or neither. Remembered, because matching 1,500 patterns costs more than the rest of counting a view.
 */
export function automatonOf(userAgent: string): 'robot' | 'preview' | 'none' {
  const known = oncePerProcess('view-user-agents', () => {
    return new LRUCache<string, 'robot' | 'preview' | 'none'>({ max: KNOWN_USER_AGENTS })
  })
  const before = known.get(userAgent)
  if (before !== undefined) return before
  const kind = look(userAgent)
  known.set(userAgent, kind)
  return kind
}

function look(userAgent: string): 'robot' | 'preview' | 'none' {
  if (previewFetchers.test(userAgent)) return 'preview'
  const named = userAgent.replace(readersPrograms, 'Reader')
  return isbot(named) || robots.test(named) ? 'robot' : 'none'
}
