import type { ListedArticle } from '#lib/articles/published-types.ts'
import type { Front } from '#lib/front/front-types.ts'
import { ALL_ARTICLES, cityPath } from '#lib/reader-paths.ts'
import { ArticleList } from './article-list.tsx'
import { pageAddress } from './paging.tsx'
import { Page, type PageProps } from './reader-page.tsx'
import type { Site, SiteCity } from './site.ts'
import { asideOf } from './site-aside.tsx'
import { Zones } from './zones.tsx'

type Props = {
  site: Site
  city: SiteCity
  front: Front
  /** The newest of all cities, where this one has none. */
  elsewhere: readonly ListedArticle[]
} & Pick<PageProps, 'preview'>

/** A city's page: its own lead and columns; where it has no article yet, those of the region. */
export function CityPage({ site, city, front, elsewhere, preview }: Props) {
  const path = cityPath(city)
  const older = { path: pageAddress(path, front.olderThan), name: '下一页' }
  return (
    <Page
      site={site}
      title={city.name}
      description={`${city.name}的要闻与各栏目文章，注明来源，按发布时间从新到旧。`}
      canonical={path}
      section={{ path, here: true }}
      columns={{ citySlug: city.slug }}
      head={front.olderThan && <link rel="next" href={site.url + older.path} />}
      aside={asideOf(site)}
      preview={preview}
    >
      <h1 className="section-title">{city.name}</h1>
      {front.lead ? (
        <Zones front={front} site={site} columns={city.columns} city={city} all={older} />
      ) : (
        <Elsewhere site={site} city={city} articles={elsewhere} />
      )}
    </Page>
  )
}

function Elsewhere({
  site,
  city,
  articles,
}: {
  site: Site
  city: SiteCity
  articles: readonly ListedArticle[]
}) {
  return (
    <>
      <p className="empty">{city.name}还没有文章。</p>
      {articles.length > 0 && (
        <section aria-labelledby="elsewhere">
          <div className="section">
            <h2 id="elsewhere">各城市最新</h2>
            <a href={ALL_ARTICLES}>全部文章</a>
          </div>
          <ArticleList site={site} articles={articles} level={3} />
        </section>
      )}
    </>
  )
}
