import type { ReactNode } from 'react'
import { type ArticleStatus, states } from '#lib/articles/status.ts'
import { takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { caseNumber } from '#lib/case-number.ts'
import type { DeskFindings } from '#lib/contributions/contribution-at-desk.ts'
import { contributionNumber } from '#lib/contributions/contribution-number.ts'
import { contributionStates } from '#lib/contributions/contribution-states.ts'
import { formatTime } from './format-time.ts'
import { StatusMark } from './status-mark.tsx'

/** What the portal finds about a contribution: the archive, what was removed, other contributions, its contributor's record. */
export function ContributionFindings({ findings }: { findings: DeskFindings }) {
  const { near, passages, same, record } = findings
  return (
    <>
      <section className="card" aria-label="查重">
        <h2>查重</h2>
        {near.length === 0 && passages.articles.length === 0 && same.length === 0 ? (
          <p className="hint">
            没有几乎相同的文章或投稿；查了 {passages.asked} 句，都没有在本站的文章里找到。
          </p>
        ) : null}
        {near.length > 0 ? (
          <Finding title="几乎相同的文章">
            {near.map(({ articleId, title, status, sourceName, reason, caseId }) => (
              <li key={articleId}>
                <ArticleLink {...{ articleId, title, status, sourceName }} />
                {reason ? (
                  <small>
                    {takeDownReasons[reason].name}
                    {caseId === null ? '' : `，案件 ${caseNumber(caseId)}`}
                  </small>
                ) : null}
              </li>
            ))}
          </Finding>
        ) : null}
        {passages.articles.length > 0 ? (
          <Finding title={`相同的句子（查 ${passages.asked} 句，${passages.found} 句见于别处）`}>
            {passages.articles.map(({ sentences, ...article }) => (
              <li key={article.articleId}>
                <ArticleLink {...article} />
                <details>
                  <summary>{sentences.length} 句</summary>
                  <ul className="found-sentences">
                    {sentences.map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ul>
                </details>
              </li>
            ))}
          </Finding>
        ) : null}
        {same.length > 0 ? (
          <Finding title="相同的投稿">
            {same.map(({ id, title, state, receivedAt, isSame, bySame }) => (
              <li key={id}>
                <a href={`/admin/contributions/${id}`}>
                  {contributionNumber(id)} <bdi>{title}</bdi>
                </a>
                <small>
                  {contributionStates[state].name}，{formatTime(receivedAt)}，
                  {isSame ? '完全相同' : '几乎相同'}，{bySame ? '同一联系方式' : '另一联系方式'}
                </small>
              </li>
            ))}
          </Finding>
        ) : null}
      </section>
      <Record record={record} />
    </>
  )
}

function Finding({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3>{title}</h3>
      <ul className="findings">{children}</ul>
    </>
  )
}

type Found = { articleId: number; title: string; status: ArticleStatus; sourceName: string | null }

function ArticleLink({ articleId, title, status, sourceName }: Found) {
  return (
    <>
      <a href={`/admin/articles/${articleId}`}>
        <bdi>{title || '无标题'}</bdi>
      </a>{' '}
      <StatusMark status={status} label={states[status].name} />
      {sourceName ? <small>来源：{sourceName}</small> : null}
    </>
  )
}

function Record({ record }: Pick<DeskFindings, 'record'>) {
  const { contributions, accepted, declined, withdrawn, complaints, upheld } = record
  return (
    <section className="card" aria-label="投稿人的记录">
      <h2>投稿人的记录</h2>
      {contributions === 0 ? (
        <p className="hint">用这个联系方式的第一份投稿。</p>
      ) : (
        <dl>
          <dt>其他投稿</dt>
          <dd>{contributions} 份</dd>
          <dt>采用</dt>
          <dd>{accepted}</dd>
          <dt>未采用</dt>
          <dd>{declined}</dd>
          <dt>撤回</dt>
          <dd>{withdrawn}</dd>
          <dt>被投诉</dt>
          <dd>{complaints === 0 ? '没有' : `${complaints} 件，其中成立 ${upheld} 件`}</dd>
        </dl>
      )}
      <p className="hint">按联系方式的校验值统计，不用打开身份。</p>
    </section>
  )
}
