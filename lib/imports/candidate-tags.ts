import { LONGEST_TAG, MOST_TAGS, TAG_SEPARATOR, tagNames } from '../articles/tag-names.ts'

/** Of a page's keywords more than these, or longer ones, are words for search engines and no tags. */
const MOST_KEYWORDS = 6
const LONGEST_KEYWORD = 10

/** The tags of a candidate as an article's field holds them, with what of them could not be kept, in a sentence. */
export function tagsField(names: readonly string[]): { tags: string | null; leftOut: string[] } {
  const all = tagNames(names.join(TAG_SEPARATOR))
  const fitting = all.filter((name) => name.length <= LONGEST_TAG)
  const kept = fitting.slice(0, MOST_TAGS)
  const lost = all.filter((name) => !kept.includes(name))
  const said = lost.map((name) => `“${name.slice(0, LONGEST_TAG)}”`).join('、')
  return {
    tags: kept.join(TAG_SEPARATOR) || null,
    leftOut:
      lost.length > 0
        ? [`标签没有带过来：${said}（最多 ${MOST_TAGS} 个，每个最多 ${LONGEST_TAG} 字）。`]
        : [],
  }
}

/** A page's keywords as tags: where they are few and short, without the names that every page of its site has. */
export function tagsOfKeywords(keywords: string | null, namesOfSite: readonly (string | null)[]): string[] {
  // Some sites write them with spaces alone.
  const names = tagNames((keywords ?? '').replace(/[\s,，、;；|]+/g, TAG_SEPARATOR))
  const own = names.filter((name) => !namesOfSite.some((site) => site?.includes(name)))
  return own.length <= MOST_KEYWORDS && own.every((name) => name.length <= LONGEST_KEYWORD) ? own : []
}
