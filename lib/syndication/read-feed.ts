import { withTexts } from '../articles/published-texts.ts'
import { articleTag } from '../articles/tags.ts'
import { iconPath } from '../share/icon-path.ts'
import { newestOf } from '../time.ts'
import { type FeedFormat, type FeedPlace, feedAddress } from './feed-address.ts'
import { feedEntry } from './feed-entry.ts'
import type { FollowedList } from './feed-place.ts'
import type { Feed } from './feed-types.ts'
import { siteChangedAt } from './site-changed-at.ts'

/** How many of the newest articles a feed holds, each with its whole text. */
const ENTRIES = 20

type Asked = { list: FollowedList; place: FeedPlace; format: FeedFormat; site: { name: string; url: string } }

/** A feed with the cache tags that it depends on. `changedAt` never goes back, also when an article is taken down. */
export type ReadFeed = { feed: Feed; tags: string[]; changedAt?: Date }

/** The newest articles of a list, and those corrected lately, as a feed; null for a tag or a person that no article names any more. */
export async function readFeed({ list, place, format, site }: Asked): Promise<ReadFeed | null> {
  const [siteChanged, listed] = await Promise.all([siteChangedAt(), list.read(ENTRIES)])
  if (listed.length === 0 && (place.of === 'tag' || place.of === 'author')) return null
  const articles = await withTexts(listed)
  const entries = articles.map((article) => feedEntry(site.url, article))
  return {
    feed: {
      ...wordsOf(site, list),
      language: 'zh-CN',
      pageUrl: site.url + list.path,
      url: site.url + feedAddress(list.path, format),
      iconUrl: site.url + iconPath(site, 180),
      publisher: site.name,
      updatedAt: entries.length > 0 ? newestOf(entries.map(({ updatedAt }) => updatedAt)) : siteChanged,
      entries,
    },
    // A change of a medium purges each article that shows it, however many media there are.
    tags: [...list.tags, ...listed.map(({ id }) => articleTag(id))],
    // The order of a hot list changes without a change of the site.
    ...(place.of === 'hot' ? {} : { changedAt: siteChanged }),
  }
}

function wordsOf(site: Asked['site'], { name }: FollowedList): Pick<Feed, 'title' | 'description'> {
  if (name === null) return { title: site.name, description: `${site.name}的全部文章，从新到旧。` }
  return { title: `${name} - ${site.name}`, description: `${site.name}“${name}”的文章，从新到旧。` }
}
