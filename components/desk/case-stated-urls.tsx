import type { DeskCase } from '#lib/cases/desk-case-types.ts'

type Props = {
  articles: DeskCase['articles']
  chosen: number | null
  pathOf: (articleId: number) => string
}

/** So many addresses that are no article of the portal stand open. */
const FEW = 3

/** The addresses that a case is about; those that are articles of the portal lead to themselves beside the complaint. */
export function CaseAddresses({ articles, chosen, pathOf }: Props) {
  const elsewhere = articles.filter(({ articleId }) => articleId === null)
  return (
    <>
      {elsewhere.length < articles.length ? (
        <ul className="case-addresses" aria-label="涉及的文章">
          {articles.map(({ id, articleId, title }) =>
            articleId === null ? null : (
              <li key={id}>
                <a href={pathOf(articleId)} aria-current={articleId === chosen ? 'true' : undefined}>
                  <bdi>{title || '无标题'}</bdi>
                </a>
              </li>
            ),
          )}
        </ul>
      ) : null}
      {elsewhere.length > 0 ? (
        <details className="case-elsewhere" open={elsewhere.length <= FEW}>
          <summary>{elsewhere.length} 个网址不是本站的文章</summary>
          <ul className="case-addresses">
            {elsewhere.map(({ id, url }) => (
              <li key={id}>
                <bdi>{url}</bdi>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
