import { renderBody } from '#components/reader/render-body.ts'
import { originNames } from '#lib/articles/origin.ts'
import type { CaseArticleText } from '#lib/cases/desk-article.ts'
import { contributionNumber } from '#lib/contributions/contribution-number.ts'
import type { MediaById } from '#lib/media/media-types.ts'
import { articlePath } from '#lib/reader-paths.ts'
import { bodyLines } from './body-lines.ts'
import { CaseTakedowns } from './case-takedowns.tsx'
import { LineChanges } from './change-view.tsx'
import { formatTime } from './format-time.ts'
import { StatusMark } from './status-mark.tsx'

export type ArticleView = 'current' | 'original' | 'difference'

type Props = CaseArticleText & {
  media: MediaById
  view: ArticleView
  pathOf: (view: ArticleView) => string
  /** Where it is corrected before it comes back; null where nothing waits for that. */
  correctPath: string | null
  now: Date
}

/** The article that is complained about: as it stands, as it was sent, and what was changed. */
export function CaseArticle({
  article,
  media,
  contributed,
  takedowns,
  upheld,
  view,
  pathOf,
  correctPath,
  now,
}: Props) {
  const { id, title, origin, views, status } = article
  const tabs: [ArticleView, string][] = contributed
    ? [
        ['current', '当前版本'],
        ['original', '投稿原件'],
        ['difference', '差异'],
      ]
    : [['current', '当前版本']]
  const number = contributed ? ` · ${contributionNumber(contributed.id)}` : ''
  return (
    <article className="sheet case-article" aria-label="涉及的文章">
      <div className="case-article-bar">
        <nav className="tabs" aria-label="文章的版本">
          {tabs.map(([one, name]) => (
            <a key={one} href={pathOf(one)} aria-current={one === view ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <span className="case-article-facts">
          {originNames[origin]}
          {number} · {views.toLocaleString('en')} 人气
        </span>
      </div>
      <p className="case-article-links">
        <StatusMark status={status} />
        <a href={`/admin/articles/${id}`}>打开文章</a>
        <a href={articlePath(id)} target="_blank" rel="noreferrer">
          读者页面
        </a>
        {correctPath ? <a href={correctPath}>更正后恢复</a> : null}
        {correctPath && article.workingCopy ? (
          <span className="hint">
            修改稿：{article.workingCopy.savedByName} {formatTime(article.workingCopy.savedAt, now)} 存
          </span>
        ) : null}
      </p>
      <div className="case-text">
        {isLong(view === 'original' && contributed ? contributed.body : article.body) ? <Unfolding /> : null}
        <div className="case-fold">
          <Shown view={view} article={article} media={media} contributed={contributed} />
        </div>
      </div>
      <Provenance article={article} contributed={contributed} upheld={upheld} />
      <CaseTakedowns takedowns={takedowns} now={now} />
      <p className="visually-hidden">{title}</p>
    </article>
  )
}

/** From so many characters or blocks on a text is folded on a narrow screen: the evidence stands below it. */
const [LONG, MANY] = [300, 6]

function isLong(body: CaseArticleText['article']['body']): boolean {
  const lines = bodyLines(body)
  return lines.length > MANY || lines.join('').length > LONG
}

/** Opens the text that stands after it where it is folded (cases.css), also without scripts. */
function Unfolding() {
  return (
    <details className="case-unfold">
      <summary className="btn">
        <span className="case-unfold-begins">展开全文</span>
        <span className="case-unfold-ends">收起全文</span>
      </summary>
    </details>
  )
}

function Shown({
  view,
  article,
  media,
  contributed,
}: Pick<Props, 'view' | 'article' | 'media' | 'contributed'>) {
  if (contributed && view === 'difference')
    return (
      <>
        <h2 className="sheet-title">投稿原件与当前版本的差异</h2>
        <LineChanges
          before={[contributed.title, ...bodyLines(contributed.body)]}
          after={[article.title, ...bodyLines(article.body)]}
        />
      </>
    )
  const shown = contributed && view === 'original' ? contributed : article
  return (
    <>
      <h2 className="sheet-title">{shown.title || '无标题'}</h2>
      {shown === article && article.summary ? <p className="sheet-summary">{article.summary}</p> : null}
      <div className="prose">{renderBody(shown.body, { place: 'desk', media })}</div>
    </>
  )
}

/** Where the text comes from, as readers are told it (互联网新闻信息服务管理规定 §15). */
function Provenance({ article, contributed, upheld }: Pick<Props, 'article' | 'contributed' | 'upheld'>) {
  const facts: [string, string | null | undefined][] = [
    ['来源', article.sourceName],
    ['原标题', article.originalTitle],
    ['作者', article.author],
    ['署名', contributed?.penName],
    ['责任编辑', article.responsibleEditor],
    ['发布', article.publishedAt ? formatTime(article.publishedAt) : null],
    ['修订', article.amendedAt ? formatTime(article.amendedAt) : null],
    ['另案成立', upheld > 0 ? `同一${contributed ? '投稿人' : '来源'}另有 ${upheld} 件投诉以删除结案` : null],
  ]
  return (
    <dl className="case-provenance">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
      {article.sourceUrl ? (
        <div>
          <dt>原文</dt>
          <dd>
            <a href={article.sourceUrl} target="_blank" rel="noreferrer nofollow">
              {article.sourceUrl}
            </a>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}
