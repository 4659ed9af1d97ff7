import { renderBody } from '#components/reader/render-body.ts'
import type { DeskArticle, DeskRevision } from '#lib/articles/desk-types.ts'
import { articleFields, inputFields } from '#lib/articles/fields.ts'
import type { MediaById } from '#lib/media/media-types.ts'
import type { CityChoice } from './article-content.ts'
import { formatTime } from './format-time.ts'
import { History } from './history.tsx'

type Props = { article: DeskArticle; revision: DeskRevision; media: MediaById; cities: CityChoice[] }

/** One kept version, to be read. */
export function RevisionView({ article, revision, media, cities }: Props) {
  const city = cities.find(({ id }) => id === revision.cityId)
  const facts: [string, string | null | undefined][] = [
    ['保存', `${revision.savedByName} · ${formatTime(revision.savedAt)}`],
    ...inputFields.map((field): [string, string | null] => [articleFields[field].label, revision[field]]),
    ['城市', city?.name],
    ['栏目', city?.columns.find(({ id }) => id === revision.columnId)?.name],
    [articleFields.leadMediaId.label, pictureName(revision.leadMediaId)],
  ]
  const isLive = article.revisions.some(({ version, live }) => live && version === revision.version)
  return (
    <>
      <div className="bar bar-sticky">
        <h1>
          第 {revision.version} 版<small>{isLive ? '线上版本' : `现在是第 ${article.version} 版`}</small>
        </h1>
        <a className="btn" href={`/admin/articles/${article.id}`}>
          ← 回到文章
        </a>
      </div>
      <div className="edit">
        <article className="sheet">
          <h2 className="sheet-title">{revision.title || '无标题'}</h2>
          {revision.summary ? <p className="sheet-summary">{revision.summary}</p> : null}
          <div className="prose">{renderBody(revision.body, { place: 'desk', media })}</div>
        </article>
        <aside className="side" aria-label="稿件信息">
          <section>
            <h2>这一版</h2>
            <dl>
              {facts.map(([name, value]) =>
                value ? (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ) : null,
              )}
            </dl>
          </section>
          <History article={article} />
        </aside>
      </div>
    </>
  )
}

function pictureName(id: number | null): string | null {
  return id === null ? null : `媒体库第 ${id} 号图片`
}
