import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { tagNames } from '#lib/articles/tag-names.ts'
import { sourcePath, tagPath } from '#lib/reader-paths.ts'
import { each } from './each.ts'

/** Below the text: the lists in which it stands by its tags and its source. */
export function Topics({
  article: { tags, source },
}: {
  article: Pick<PublishedArticle, 'tags' | 'source'>
}) {
  const names = tagNames(tags)
  if (names.length === 0 && !source) return null
  return (
    <ul className="topics" aria-label="标签与来源">
      {each(names, (name) => (
        <li>
          <a href={tagPath(name)} rel="tag">
            <bdi>{name}</bdi>
          </a>
        </li>
      ))}
      {source && (
        <li>
          <a href={sourcePath(source.name)}>
            更多来自<bdi>{source.name}</bdi>的文章
          </a>
        </li>
      )}
    </ul>
  )
}
