import { ALL_ARTICLES } from '#lib/reader-paths.ts'
import { each } from './each.ts'
import { SearchField } from './search-field.tsx'
import type { Site } from './site.ts'
import { TitleLink } from './title-link.tsx'

/** Where a reader goes on who did not find what an address promised: the search, and what is newest. */
export function WaysOn({ site }: { site: Site }) {
  return (
    <>
      <SearchField id="search-here" label="搜索本站文章" />
      <p className="ways">
        <a href="/">回首页</a>
        <a href={ALL_ARTICLES}>看全部文章</a>
      </p>
      {site.newest.length > 0 && (
        <section aria-labelledby="newest">
          <h2 id="newest">最新文章</h2>
          <ul className="titles">
            {each(site.newest, (article) => (
              <li>
                <TitleLink site={site} article={article} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
