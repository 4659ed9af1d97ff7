import type { ArticlePage } from '#lib/articles/published-types.ts'
import { shanghaiDate } from '#lib/time.ts'
import { ArticleList } from './article-list.tsx'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'
import { SiteAside } from './site-aside.tsx'

type Props = {
  site: Site
  /** The address of the list's first page. */
  path: string
  name: string
  description: string
  page: ArticlePage
  /** The key this page was asked for with; absent on the first one. */
  older: string | undefined
}

/** One page of a list, newest first, with the way to the older ones. */
export function ListPage({ site, path, name, description, page, older }: Props) {
  const [first] = page.items
  const since = older !== undefined && first ? shanghaiDate(first.publishedAt) : undefined
  const title = since === undefined ? name : `${name}\uff08${since} 及更早\uff09`
  const next = page.olderThan && pageAddress(path, page.olderThan)
  return (
    <Page
      site={site}
      title={title}
      description={description}
      canonical={pageAddress(path, older)}
      section={{ path, here: older === undefined }}
      head={next && <link rel="next" href={site.url + next} />}
      aside={<SiteAside site={site} />}
    >
      <h1 className="section-title">{title}</h1>
      {page.items.length > 0 ? (
        <ArticleList articles={page.items} now={site.now} />
      ) : (
        <p className="empty">这里还没有文章。</p>
      )}
      {(next || older !== undefined) && (
        <nav className="paging" aria-label="翻页">
          {older !== undefined && <a href={path}>回到最新</a>}
          {next && (
            <a href={next} rel="next">
              更早的文章
            </a>
          )}
        </nav>
      )}
    </Page>
  )
}

/** Whether nothing is left after the key that a page was asked for with: no page ever linked to that one. */
export function isBeyondTheEnd({ items }: ArticlePage, older: string | undefined): boolean {
  return older !== undefined && items.length === 0
}

/** The address of the page of a list that begins after this key. */
export function pageAddress(path: string, older: string | undefined): string {
  return older === undefined ? path : `${path}?older=${older}`
}
