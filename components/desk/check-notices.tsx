import type { NearArticle, SourceStanding } from './checks.ts'
import { Field, fieldProps } from './field.tsx'

/** What is found while the text is written. */
export function CheckNotices({
  standing,
  near,
}: {
  standing: SourceStanding | null
  near: readonly NearArticle[]
}) {
  return (
    <>
      <SourceNotice standing={standing} />
      <NearArticles articles={near} />
    </>
  )
}

function SourceNotice({ standing }: { standing: SourceStanding | null }) {
  return (
    <div aria-live="polite">
      {standing ? (
        <p className="notice warn">
          {standing.sentence}
          {standing.mayDecide ? '发布时须写明理由。' : '只有主编可以发布。'}
          <a href="/admin/sources">查看名单</a>
        </p>
      ) : null}
    </div>
  )
}

type Decision = {
  standing: SourceStanding | null
  /** Whether the server has asked for the reason. */
  isAsked: boolean
  error: string | undefined
  reason: string
  onReason: (reason: string) => void
}

/** The same where it is published, with the place for the reason. */
export function SourceDecision({ standing, isAsked, error, reason, onReason }: Decision) {
  if (!standing && !isAsked) return null
  if (standing && !standing.mayDecide)
    return <p className="notice warn">{standing.sentence}只有主编可以发布：请先存草稿，交主编决定。</p>
  const sentence = standing?.sentence ?? '来源不在名单里，或依据已过期。'
  return (
    <Field name="sourceReason" label={`${sentence}仍要发布的理由（存档备查）`} error={error}>
      <textarea
        {...fieldProps('sourceReason', error)}
        data-focus={error === undefined ? undefined : ''}
        rows={2}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </Field>
  )
}

/** The articles that the portal has, or had, and that read nearly the same. */
function NearArticles({ articles }: { articles: readonly NearArticle[] }) {
  return (
    <div aria-live="polite">
      {articles.length > 0 ? (
        <div className="notice warn near">
          <p>和这些文章几乎相同，发布前请看一看：</p>
          <ul>
            {articles.map(({ id, title, about, removed }) => (
              <li key={id}>
                <a href={`/admin/articles/${id}`} target="_blank" rel="noreferrer">
                  <bdi>{title || '无标题'}</bdi>
                </a>
                <small>（{about}）</small>
                {removed ? <p>{removed}</p> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
