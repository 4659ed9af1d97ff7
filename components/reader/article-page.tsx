import type { ReactNode } from 'react'
import { bodyMarkup } from '#lib/articles/body/body-markup.ts'
import { plainText } from '#lib/articles/body/plain-text.ts'
import { descriptionOf } from '#lib/articles/description-of.ts'
import type { CityName, ListedArticle, PublishedArticle } from '#lib/articles/published-types.ts'
import { articlePath, cityPath } from '#lib/reader-paths.ts'
import { ArticleHead } from './article-head.tsx'
import { ArticleCrumbs, ArticleKicker } from './article-places.tsx'
import { cardPicture } from './card-picture.ts'
import { ChatPicture } from './chat-picture.tsx'
import { Contents } from './contents.tsx'
import { Corrections } from './corrections.tsx'
import { Cutting } from './cutting.tsx'
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
  const description = descriptionOf(article)
  const first = firstPicture(article)
  return (
    <Page
      site={site}
      title={preview ? `【预览】${title}` : title}
      description={description}
      {...(preview ? { preview, noindex: true } : { canonical: articlePath(id) })}
      section={{ path: cityPath(city), here: false }}
      itemType="NewsArticle"
      picture={cardPicture(site, article)}
      head={
        <>
          {first && <PicturePreload picture={first} />}
          {viewToken !== null && <ArticleHead {...{ site, article, description, viewToken }} />}
        </>
      }
      aside={besideArticle(site, city, newest)}
    >
      {!preview && <ChatPicture site={site} article={article} />}
      <ArticleCrumbs site={site} article={article} />
      <WholeArticle {...{ site, article, description, first }} isPreview={preview !== undefined} />
      <RelatedArticles site={site} articles={related} />
      <Pager site={site} previous={article.previous} next={article.next} />
      {viewToken !== null && <Pixel id={id} viewToken={viewToken} />}
    </Page>
  )
}

function besideArticle(site: Site, city: CityName, newest: readonly ListedArticle[]): ReactNode {
  if (newest.length === 0) return asideOf(site)
  return (
    <>
      <NewestOfCity site={site} city={city} articles={newest} />
      <SiteAside site={site} />
    </>
  )
}

type WholeProps = Pick<Props, 'site' | 'article'> & {
  description: string
  /** The picture that is seen first, which does not wait to be loaded. */
  first: ReturnType<typeof firstPicture>
  isPreview: boolean
}

/** The article from its kicker to who answers for it. */
function WholeArticle({ site, article, description, first, isPreview }: WholeProps) {
  const text = withHeadings(
    bodyMarkup(article.body, { place: 'reader', media: article.media, first: first?.id }),
  )
  return (
    <article className="article">
      <Heading site={site} article={article} />
      <LeadPicture article={article} isLink={!isPreview} />
      <Corrections corrections={article.corrections} now={site.now} />
      <Contents headings={text.headings} length={plainText(article.body).length} />
      <div className="prose">
        {elementsOf(isPreview ? text.markup : withLargeViews(text.markup), 'reader')}
      </div>
      <Colophon article={article} now={site.now} />
      <Topics article={article} />
      {!isPreview && <ShareRow {...{ site, article, description }} />}
      <PolicyNotice article={article} />
      <Cutting site={site} article={article} />
    </article>
  )
}

function Heading({ site, article }: Pick<Props, 'site' | 'article'>) {
  const { title, originalTitle, summary } = article
  return (
    <header>
      <ArticleKicker site={site} article={article} />
      <h1>
        <Headline text={title} names={namesIn(site, article)} />
      </h1>
      {originalTitle && <p className="original-title">原标题：{originalTitle}</p>}
      <Provenance article={article} now={site.now} />
      {summary && <Summary text={summary} />}
    </header>
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

function Summary({ text }: { text: string }) {
  return (
    <section className="standfirst" aria-labelledby="summary">
      <h2 id="summary">概述</h2>
      <p>{text}</p>
    </section>
  )
}
