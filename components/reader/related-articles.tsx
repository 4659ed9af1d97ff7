import type { ListedArticle } from '#lib/articles/published-types.ts'
import { ArticleCard } from './article-card.tsx'
import { each } from './each.ts'
import type { Site } from './site.ts'

/** What to read after an article. */
export function RelatedArticles({ site, articles }: { site: Site; articles: readonly ListedArticle[] }) {
  if (articles.length === 0) return null
  return (
    <section className="related" aria-labelledby="related">
      <h2 id="related">相关文章</h2>
      <ul>
        {each(articles, (article) => (
          <li>
            <ArticleCard site={site} article={article} />
          </li>
        ))}
      </ul>
    </section>
  )
}
