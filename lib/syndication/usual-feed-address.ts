import { feedAddress } from './feed-address.ts'

/** Where programs look for a site's feed when nothing tells them. */
const usual: Readonly<Record<string, string>> = {
  '/feed': feedAddress('/', 'rss.xml'),
  '/rss': feedAddress('/', 'rss.xml'),
  '/feed.xml': feedAddress('/', 'rss.xml'),
  '/rss.xml': feedAddress('/', 'rss.xml'),
  '/index.xml': feedAddress('/', 'rss.xml'),
  '/atom.xml': feedAddress('/', 'atom.xml'),
  '/feed.json': feedAddress('/', 'feed.json'),
}

/** The feed that is meant by a path at which many sites have theirs; null for any other path. */
export function usualFeedAddress(path: string): string | null {
  return Object.hasOwn(usual, path) ? (usual[path] ?? null) : null
}
