import type { ReactNode } from 'react'
import type { PagePlace } from '#lib/articles/page-place.ts'
import type { ArticlePage } from '#lib/articles/published-types.ts'
import { shanghaiDate } from '#lib/time.ts'
import { ArticleList } from './article-list.tsx'
import { columnsPlaceOf } from './masthead.tsx'
import { Paging, PagingHead, pageAddress } from './paging.tsx'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'
import { asideOf } from './site-aside.tsx'

type Props = {
  site: Site
  /** The address of the list's first page. */
  path: string
  /** The masthead's section in which it stands; itself by default. */
  section?: string | undefined
  name: string
  /** What it is a list by (标签, 来源), where the name does not say it. */
  kind?: string | undefined
  description: string
  page: ArticlePage
  place: PagePlace
  /** The key this page was asked for with; absent on the first one. */
  older: string | undefined
  /** The way down to it, above its heading, in place of what it is a list by. */
  crumbs?: ReactNode
  /** Whether its articles are of one city, which they then need not name. */
  isOfCity?: boolean
  /** Above the list. */
  children?: ReactNode
}

/** One page of a list, newest first, with the ways to the others. */
export function ListPage(props: Props) {
  const {
    site,
    path,
    section = path,
    name,
    kind,
    description,
    page,
    place,
    older,
    crumbs,
    isOfCity = false,
    children,
  } = props
  const part = partOf(props)
  const paging = { path, olderThan: page.olderThan, place }
  return (
    <Page
      site={site}
      title={[name + part, ...(kind ? [kind] : [])].join(' - ')}
      description={description}
      canonical={pageAddress(path, older)}
      section={{ path: section, here: older === undefined && section === path }}
      columns={columnsPlaceOf(path)}
      head={<PagingHead site={site} {...paging} />}
      aside={asideOf(site)}
    >
      {crumbs ?? (kind && <p className="kicker">{kind}</p>)}
      <h1 className="section-title">
        <bdi>{name}</bdi>
        {part}
      </h1>
      {children}
      {page.items.length > 0 ? (
        <ArticleList site={site} articles={page.items} city={!isOfCity} />
      ) : (
        <p className="empty">这里还没有文章。</p>
      )}
      <Paging {...paging} />
    </Page>
  )
}

/** 第 N 页, and beyond the numbered pages from which day on it goes back. */
function partOf({ page: { items }, place: { number }, older }: Props): string {
  const [first] = items
  if (older === undefined) return ''
  if (number !== null) return `（第 ${number} 页）`
  return first ? `（${shanghaiDate(first.publishedAt)} 及更早）` : ''
}

/** Whether nothing is left after the key that a page was asked for with: no page ever linked to that one. */
export function isBeyondTheEnd({ items }: ArticlePage, older: string | undefined): boolean {
  return older !== undefined && items.length === 0
}
