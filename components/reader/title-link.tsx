import type { ListedArticle } from '#lib/articles/published-types.ts'
import { articlePath } from '#lib/reader-paths.ts'
import type { Marked } from '#lib/search/marked.ts'
import { Headline } from './headline.tsx'
import { namesIn } from './names-in.ts'
import type { Site } from './site.ts'

type Props = {
  site: Pick<Site, 'cities'>
  article: { id: number; title: string } & Partial<Pick<ListedArticle, 'city' | 'source'>>
  /** Its title in pieces, of which some are marked as found. */
  pieces?: readonly Marked[]
}

/** An article's headline, which leads to it. */
export function TitleLink({ site, article, ...marked }: Props) {
  return (
    <a href={articlePath(article.id)}>
      <Headline text={article.title} names={namesIn(site, article)} {...marked} />
    </a>
  )
}
