import { traditionalTarget } from '../hant/script-path.ts'
import { uncrawledFolders } from '../non-page-paths.mjs'
import { SEARCH } from '../reader-paths.ts'

/** What robots may ask for (RFC 9309), and where the sitemap is. Of searches there is no end; their form is a page. */
export function writeRobots(siteUrl: string): string {
  const closed = uncrawledFolders.flatMap((folder) => [`/${folder}/`, `/${folder}$`])
  const searches = [SEARCH, traditionalTarget(SEARCH)].flatMap((path) => [`${path}?`, `${path}/`])
  const lines = [
    'User-agent: *',
    ...[...closed, ...searches].map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${siteUrl}/sitemap.xml`,
  ]
  return `${lines.join('\n')}\n`
}
