import type { SearchFields } from '#lib/articles/search/read-search.ts'
import type { SearchPage as Found, FoundArticle } from '#lib/articles/search/search-articles.ts'
import { boundedCount, boundedNumber } from '#lib/bounded-count.ts'
import { SEARCH } from '#lib/reader-paths.ts'
import { ArticleFacts } from './article-list.tsx'
import { each } from './each.ts'
import { MarkedText } from './marked-text.tsx'
import { Page } from './reader-page.tsx'
import { SearchPageForm } from './search-page-form.tsx'
import type { Site } from './site.ts'
import { asideOf } from './site-aside.tsx'
import { Thumbnail } from './thumbnail.tsx'
import { TitleLink } from './title-link.tsx'

type Props = {
  site: Site
  asked: SearchFields
  /** Null where nothing was asked for. */
  page: Found | null
}

/** The search form, and what was found. */
export function SearchPage({ site, asked, page }: Props) {
  const title = asked.q ? `搜索：${asked.q}` : '搜索'
  return (
    <Page
      site={{ ...site, address: searchAddress(asked) }}
      title={title}
      {...(Object.keys(asked).length > 0 ? { noindex: true } : aboutSearch(site))}
      aside={asideOf(site, { hasSearch: false })}
    >
      <h1 className="section-title">搜索</h1>
      <SearchPageForm site={site} asked={asked} />
      {page && <Results site={site} asked={asked} page={page} />}
      {!page && asked.q && (
        <p className="search-count" role="status">
          “{asked.q}”里没有可以搜索的字，请换一个词。
        </p>
      )}
    </Page>
  )
}

/** What search engines are told of the form; of what it finds they are to keep nothing. */
function aboutSearch({ name }: Site) {
  return {
    canonical: SEARCH,
    description: `在${name}的全部文章里搜索：标题、正文、来源、作者，可按城市、栏目和日期缩小范围。`,
  }
}

type ResultsProps = { site: Site; asked: SearchFields; page: Found }

function Results({ site, asked, page }: ResultsProps) {
  const { items, count, older, unknown } = page
  return (
    <>
      <p className="search-count" role="status">
        {unknown.length > 0 ? unknown.join('') : countSentence(count)}
      </p>
      <ol className="river found">
        {each(items, (found, at) => (
          <FoundItem site={site} found={found} isFirst={at === 0} />
        ))}
      </ol>
      {(older !== null || asked.older !== undefined) && (
        <nav className="paging" aria-label="翻页">
          {asked.older !== undefined && (
            <a href={searchAddress({ ...asked, older: undefined })}>回到第一页</a>
          )}
          {older !== null && (
            <a href={searchAddress({ ...asked, older })} rel="next">
              更多结果
            </a>
          )}
        </nav>
      )}
    </>
  )
}

function countSentence(count: number): string {
  if (count === 0) return '没有找到文章。可以换一个词，或者少用几个条件。'
  return `找到 ${boundedNumber(boundedCount(count))} 篇文章`
}

type FoundProps = { site: Site; found: FoundArticle; isFirst: boolean }

function FoundItem({ site, found, isFirst }: FoundProps) {
  const { article, title, text } = found
  return (
    <li>
      <Thumbnail article={article} isFirst={isFirst} />
      <h2>
        <TitleLink site={site} article={article} pieces={title} />
      </h2>
      {text.length > 0 && (
        <p>
          <MarkedText pieces={text} />
        </p>
      )}
      <ArticleFacts article={article} now={site.now} />
    </li>
  )
}

/** The address of a search. */
function searchAddress(fields: { [Name in keyof SearchFields]: SearchFields[Name] | undefined }): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) query.set(name, value)
  return query.size > 0 ? `${SEARCH}?${query}` : SEARCH
}
