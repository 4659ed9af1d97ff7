import { bodyMarkup } from '#lib/articles/body/body-markup.ts'
import { plainText } from '#lib/articles/body/plain-text.ts'
import { descriptionOf } from '#lib/articles/description-of.ts'
import type { ListedArticle, PublishedArticle } from '#lib/articles/published-types.ts'
import { articlePath, cityPath, columnPath } from '#lib/reader-paths.ts'
import { ArticleHead } from './article-head.tsx'
import { cardPicture } from './card-picture.ts'
import { ChatPicture } from './chat-picture.tsx'
import { Contents } from './contents.tsx'
import { Corrections } from './corrections.tsx'
import { Cutting } from './cutting.tsx'
import { each } from './each.ts'
import { firstPicture, PicturePreload } from './first-picture.tsx'
import { withHeadings } from './headings.ts'
import { Headline } from './headline.tsx'
import { withLargeViews } from './large-views.ts'
import { LeadPicture } from './lead-picture.tsx'
import { namesIn } from './names-in.ts'
import { Pager } from './pager.tsx'
import { PolicyNotice } from './policy-notice.tsx'
import { Colophon, Provenance } from './provenance.tsx'
import { Page, type PreviewMark } from './reader-page.tsx'
import { RelatedArticles } from './related-articles.tsx'
import { elementsOf } from './render-body.ts'
import { ShareRow } from './share-row.tsx'
import type { Site } from './site.ts'
import { asideOf, NewestOfCity, SiteAside } from './site-aside.tsx'
import { Topics } from './topics.tsx'

type Props = {
  site: Site
  article: PublishedArticle
  /** What the view beacon of this page shows that it comes from the page; null where no view is to be counted. */
  viewToken: string | null
  /** The newest others of its city. */
  newest: readonly ListedArticle[]
  /** Those that are related to it, the nearest first. */
  related?: readonly ListedArticle[]
  /** Before it is published: the same page, with nothing by which it would be found, counted or passed on. */
  preview?: PreviewMark
}

export function ArticlePage({ site, article, viewToken, newest, related = [], preview }: Props) {
  const { id, title, city } = article
  const places = placesOf(site, article)
  const first = firstPicture(article)
  const text = withHeadings(
    bodyMarkup(article.body, { place: 'reader', media: article.media, first: first?.id }),
  )
  return (
    <Page
      site={site}
      title={preview ? `【预览】${title}` : title}
      description={descriptionOf(article)}
      {...(preview ? { preview, noindex: true } : { canonical: articlePath(id) })}
      section={{ path: cityPath(city), here: false }}
      itemType="NewsArticle"
      picture={cardPicture(site, article)}
      head={
        <>
          {first && <PicturePreload picture={first} />}
          {viewToken !== null && (
            <ArticleHead
              site={site}
              article={article}
              description={descriptionOf(article)}
              viewToken={viewToken}
            />
          )}
        </>
      }
      aside={
        newest.length > 0 ? (
          <>
            <NewestOfCity site={site} city={city} articles={newest} />
            <SiteAside site={site} />
          </>
        ) : (
          asideOf(site)
        )
      }
    >
      {!preview && <ChatPicture site={site} article={article} />}
      <Crumbs places={places} />
      <article className="article">
        <header>
          <p className="kicker">
            {each(places.slice(-1), ({ path, name }) => (
              <a href={path}>
                <bdi>{name}</bdi>
              </a>
            ))}
          </p>
          <h1>
            <Headline text={title} names={namesIn(site, article)} />
          </h1>
          {article.originalTitle && <p className="original-title">原标题：{article.originalTitle}</p>}
          <Provenance article={article} now={site.now} />
          {article.summary && <Summary text={article.summary} />}
        </header>
        <LeadPicture article={article} isLink={!preview} />
        <Corrections corrections={article.corrections} now={site.now} />
        <Contents headings={text.headings} length={plainText(article.body).length} />
        <div className="prose">
          {elementsOf(preview ? text.markup : withLargeViews(text.markup), 'reader')}
        </div>
        <Colophon article={article} now={site.now} />
        <Topics article={article} />
        {!preview && <ShareRow site={site} article={article} description={descriptionOf(article)} />}
        <PolicyNotice article={article} />
        <Cutting site={site} article={article} />
      </article>
      <RelatedArticles site={site} articles={related} />
      <Pager site={site} previous={article.previous} next={article.next} />
      {viewToken !== null && <Pixel id={id} viewToken={viewToken} />}
    </Page>
  )
}

/** Counts a view without JavaScript. */
function Pixel({ id, viewToken }: { id: number; viewToken: string }) {
  const address = `/api/articles/${id}/views?token=${encodeURIComponent(viewToken)}`
  return (
    <noscript>
      <img className="pixel" src={address} alt="" width="1" height="1" />
    </noscript>
  )
}

function Crumbs({ places }: { places: readonly Place[] }) {
  return (
    <nav className="crumbs" aria-label="当前位置">
      <ol>
        {each(places, ({ path, name }) => (
          <li>
            <a href={path}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

type Place = { path: string; name: string }

/** Where an article stands, from the site down to its column. */
function placesOf(site: Site, { city, column }: PublishedArticle): Place[] {
  return [
    { path: '/', name: site.name },
    { path: cityPath(city), name: city.name },
    ...(column ? [{ path: columnPath(column, city), name: column.name }] : []),
  ]
}

function Summary({ text }: { text: string }) {
  return (
    <section className="standfirst" aria-labelledby="summary">
      <h2 id="summary">概述</h2>
      <p>{text}</p>
    </section>
  )
}
