import type { ReactNode } from 'react'
import { articleFields, fieldsOn } from '#lib/articles/fields.ts'
import { originNames } from '#lib/articles/origin.ts'
import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { isWebAddress } from '#lib/text/web-address.ts'
import { Byline } from './byline.tsx'
import { each } from './each.ts'
import { Time } from './relative-time.tsx'
import { viewsNumber } from './views-number.ts'

type Props = { article: PublishedArticle; now: Date }

/** The line below the headline: whether it is a repost, 时间, 来源, 作者, 人气; what is not known is left out. */
export function Provenance({ article, now }: Props) {
  const { id, source, amendedAt, views } = article
  return (
    <dl className="meta">
      <div className="origin">
        <dt className="hidden">性质</dt>
        <dd>{originNames[article.origin]}</dd>
      </div>
      <Fact name="时间">
        <Time at={article.publishedAt} now={now} as="minute" />
      </Fact>
      {amendedAt && (
        <Fact name="修订">
          <Time at={amendedAt} now={now} as="minute" />
        </Fact>
      )}
      {source && (
        <Fact name="来源">
          {source.url && isWebAddress(source.url) ? (
            <a href={source.url} rel="noopener nofollow ugc external">
              <bdi>{source.name}</bdi>
            </a>
          ) : (
            <bdi>{source.name}</bdi>
          )}
        </Fact>
      )}
      {fieldsOn('facts').map((field) =>
        article[field] ? (
          <Fact key={field} name={articleFields[field].label}>
            <Byline text={article[field]} />
          </Fact>
        ) : null,
      )}
      <Fact name="人气" about="/about/views">
        <span data-views={`/api/articles/${id}/views`}>{viewsNumber(views)}</span>
      </Fact>
    </dl>
  )
}

/** At the end of the text: who answers for it, and since when this site has it. */
export function Colophon({ article, now }: Props) {
  const { responsibleEditor, collectedAt } = article
  const names: [string, string | null][] = [
    ...fieldsOn('colophon').map((field): [string, string | null] => [
      articleFields[field].label,
      article[field],
    ]),
    ['责任编辑', responsibleEditor],
  ]
  const known = names.filter(([, name]) => name)
  if (known.length === 0 && !collectedAt) return null
  return (
    <dl className="meta colophon">
      {collectedAt && (
        <Fact name="收录">
          <Time at={collectedAt} now={now} as="day" />
        </Fact>
      )}
      {each(known, ([office, name]) => (
        <Fact name={office}>
          <bdi>{name}</bdi>
        </Fact>
      ))}
    </dl>
  )
}

function Fact({ name, about, children }: { name: string; about?: string; children: ReactNode }) {
  return (
    <div>
      <dt>
        {about ? (
          <a href={about} title={`${name}说明`}>
            {name}
          </a>
        ) : (
          name
        )}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
