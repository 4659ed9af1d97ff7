import { originNames } from '#lib/articles/origin.ts'
import type { ListedArticle } from '#lib/articles/published-types.ts'
import { ArticleFacts, ArticleLink, ArticleList } from './article-list.tsx'
import { each } from './each.ts'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'
import { Duties, SiteAside } from './site-aside.tsx'
import { Cover } from './thumbnail.tsx'

const BESIDE_THE_LEAD = 3

/** The newest article large, the next ones beside it, the others below; whole with one article, and with none. */
export function FrontPage({
  site,
  articles,
  more,
}: {
  site: Site
  articles: ListedArticle[]
  more: boolean
}) {
  const [lead, ...others] = articles
  const beside = others.slice(0, BESIDE_THE_LEAD)
  const newest = others.slice(BESIDE_THE_LEAD)
  // With one article there is nothing to stand beside: the page is one column, and ends with what the aside would say.
  const sparse = others.length === 0
  const cities = site.cities.map(({ name }) => name).join('、')
  return (
    <Page
      site={site}
      canonical="/"
      description={`${site.name}：${cities ? `${cities}等` : ''}城市站点的公开报道，注明来源，可更正，可投诉。`}
      aside={sparse ? undefined : <SiteAside site={site} />}
    >
      <h1 className="hidden">{site.name}</h1>
      {lead ? (
        <Lead article={lead} beside={beside} now={site.now} />
      ) : (
        <p className="empty">还没有文章。第一篇发布后会出现在这里。</p>
      )}
      {sparse && <Duties />}
      {newest.length > 0 && (
        <section aria-labelledby="newest">
          <div className="section">
            <h2 id="newest">最新</h2>
            {more && <a href="/articles">全部文章</a>}
          </div>
          <ArticleList articles={newest} now={site.now} level={3} />
        </section>
      )}
    </Page>
  )
}

type LeadProps = { article: ListedArticle; beside: ListedArticle[]; now: Date }

function Lead({ article, beside, now }: LeadProps) {
  return (
    <div className={beside.length > 0 ? 'lead' : 'lead alone'}>
      <article>
        <Cover article={article} />
        <p className="kicker">
          <bdi>{article.city.name}</bdi> · {originNames[article.origin]}
        </p>
        <h2>
          <ArticleLink article={article} />
        </h2>
        {article.summary && <p className="summary">{article.summary}</p>}
        <ArticleFacts article={article} now={now} city={false} />
      </article>
      {beside.length > 0 && (
        <ul className="river">
          {each(beside, (article) => (
            <li>
              <h3>
                <ArticleLink article={article} />
              </h3>
              <ArticleFacts article={article} now={now} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
