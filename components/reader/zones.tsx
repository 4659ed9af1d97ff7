import type { ListedArticle } from '#lib/articles/published-types.ts'
import type { Front } from '#lib/front/front-types.ts'
import { cityPath, columnPath } from '#lib/reader-paths.ts'
import { ArticleFacts, ArticleList } from './article-list.tsx'
import { each } from './each.ts'
import { Time } from './relative-time.tsx'
import type { Site } from './site.ts'
import { Cover, Thumbnail } from './thumbnail.tsx'
import { TitleLink } from './title-link.tsx'

type Props = {
  site: Site
  front: Front
  /** The columns that the blocks are of. */
  columns: Site['columns']
  /** On a city's page, which does not say again which city an article is of. */
  city?: { slug: string } | undefined
  /** Where all articles are, newest first. */
  all: { path: string; name: string }
}

/** The zones of the front page or a city's: the lead, three beside it, a block for each column, and the other newest. */
export function Zones({ site, front, columns, city, all }: Props) {
  const { lead, secondary, blocks, more } = front
  const isAlone = secondary.length === 0 && blocks.length === 0 && more.length === 0
  return (
    <>
      {lead && <Lead site={site} article={lead} city={city} alone={isAlone} />}
      {secondary.length > 0 && <Secondary site={site} articles={secondary} city={city} />}
      {blocks.length > 0 && (
        <div className="blocks">
          {each(blocks, (block) => {
            const column = columns.find(({ id }) => id === block.columnId)
            return column && <Block {...block} site={site} column={column} city={city} />
          })}
        </div>
      )}
      {more.length > 0 && (
        <section aria-labelledby="more">
          <div className="section">
            <h2 id="more">更多文章</h2>
          </div>
          <ArticleList site={site} articles={more} level={3} city={city === undefined} />
        </section>
      )}
      {front.olderThan && (
        <nav className="paging" aria-label="翻页">
          <a href={all.path} rel="next">
            {all.name}
          </a>
        </nav>
      )}
    </>
  )
}

type Where = Pick<Props, 'site' | 'city'>

function Lead({ site, article, city, alone }: Where & { article: ListedArticle; alone: boolean }) {
  const { column, summary } = article
  const places = [
    ...(city ? [] : [{ path: cityPath(article.city), name: article.city.name }]),
    ...(column ? [{ path: columnPath(column, city), name: column.name }] : []),
  ]
  return (
    <article className={leadClass(article, alone)}>
      <Cover article={article} />
      {places.length > 0 && (
        <p className="kicker">
          {each(places, ({ path, name }, at) => (
            <>
              {at > 0 && '·'}
              <a href={path}>
                <bdi>{name}</bdi>
              </a>
            </>
          ))}
        </p>
      )}
      <h2>
        <TitleLink site={site} article={article} />
      </h2>
      {summary && <p className="summary">{summary}</p>}
      <ArticleFacts article={article} now={site.now} city={false} origin />
    </article>
  )
}

/** The lead is a title card where it has no picture, unless it fills the page alone. */
function leadClass({ picture }: ListedArticle, alone: boolean): string {
  if (alone) return 'lead alone'
  return picture?.original ? 'lead' : 'lead titled'
}

function Secondary({ site, articles, city }: Where & { articles: readonly ListedArticle[] }) {
  const isPictured = ({ picture }: ListedArticle) => !!picture?.original
  const hasPictures = articles.some(isPictured)
  return (
    <ul className="secondary">
      {each(articles, (article) => (
        <li className={hasPictures && !isPictured(article) ? 'titled' : undefined}>
          <Thumbnail article={article} />
          <div>
            <h3>
              <TitleLink site={site} article={article} />
            </h3>
            {article.summary && !isPictured(article) && <p>{article.summary}</p>}
            <p className="facts">
              {!city && <bdi>{article.city.name}</bdi>} <Time at={article.publishedAt} now={site.now} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

type BlockProps = Where & Front['blocks'][number] & { column: Site['columns'][number] }

/** A column: one headline with summary and picture, the titles of others, and the way to all of them. */
function Block({ site, head, titles, column, city }: BlockProps) {
  const id = `column-${column.slug}`
  const path = columnPath(column, city)
  return (
    <section aria-labelledby={id}>
      <div className="section">
        <h2 id={id}>
          <a href={path}>{column.name}</a>
        </h2>
        <a href={path} aria-label={`更多${column.name}文章`}>
          更多
        </a>
      </div>
      <div className="head">
        <Thumbnail article={head} />
        <h3>
          <TitleLink site={site} article={head} />
        </h3>
        {head.summary && <p>{head.summary}</p>}
      </div>
      <ul className="dated">
        {each(titles, (article) => (
          <li>
            <TitleLink site={site} article={article} />
            <Time at={article.publishedAt} now={site.now} />
          </li>
        ))}
      </ul>
    </section>
  )
}
