import { caseNumber } from '#lib/case-number.ts'
import { caseKinds } from '#lib/cases/case-kinds.ts'
import { articleEndWording, outcomeWording } from '#lib/cases/outcome-words.ts'
import { articlePath, noticePath, publicCasePath, TRANSPARENCY } from '#lib/reader-paths.ts'
import type { ActionTaken, ClosedCase } from '#lib/transparency/closed-case.ts'
import { each } from './each.ts'
import { sheetAddress } from './module-address.ts'
import { Page } from './reader-page.tsx'
import { Time } from './relative-time.tsx'
import type { Site } from './site.ts'

const actions: Record<ActionTaken, string> = { Yes: '已采取措施', No: '未采取措施', Partial: '部分采取措施' }

/** What was done in the end; a suspension that was ended is a measure, too. */
function measureOf({ acceptedAt, outcome, action, articles }: ClosedCase): string {
  if (acceptedAt === null || (outcome !== 'restored' && outcome !== 'withdrawn')) return actions[action]
  const isBack = articles.length > 0 && articles.every(({ effect }) => effect === 'restored')
  return isBack ? '曾暂停展示，已恢复' : '曾暂停展示，已解除'
}

/** The public record of a closed case: its kind, its days, what was done; nobody's name and nobody's words. */
export function ClosedCasePage({ site, closed }: { site: Site; closed: ClosedCase }) {
  const { id, kind, outcome, articles, counterNotices } = closed
  const number = caseNumber(id)
  const result = outcomeWording(outcome, articles, kind)
  return (
    <Page
      site={site}
      title={`案件 ${number}`}
      description={`${site.name}办结的案件 ${number}：${caseKinds[kind].name}，${result}。`}
      canonical={publicCasePath(id)}
      head={<link rel="stylesheet" href={sheetAddress('transparency')} />}
    >
      <article className="document transparency">
        <h1>案件 {number}</h1>
        <dl className="meta">
          <div>
            <dt>类别</dt>
            <dd>{caseKinds[kind].name}</dd>
          </div>
          <div>
            <dt>结果</dt>
            <dd>{result}</dd>
          </div>
          <div>
            <dt>措施</dt>
            <dd>{measureOf(closed)}</dd>
          </div>
          <div>
            <dt>适用</dt>
            <dd>{caseKinds[kind].law}</dd>
          </div>
        </dl>
        <section aria-labelledby="days">
          <h2 id="days">经过</h2>
          <Days {...{ site, closed }} />
        </section>
        <section aria-labelledby="addresses">
          <h2 id="addresses">涉及的文章</h2>
          {articles.length > 0 ? (
            <ul className="closed-cases">
              {each(articles, ({ id: article, ...end }) => (
                <li>
                  <a href={articlePath(article)}>文章编号 {article}</a>
                  <span>{articleEndWording(end, kind)}</span>
                </li>
              ))}
            </ul>
          ) : (
            <p>通知没有指明本站的文章。</p>
          )}
        </section>
        {counterNotices.length > 0 && (
          <section aria-labelledby="counter-notice">
            <h2 id="counter-notice">反通知</h2>
            {each(counterNotices, ({ receivedAt, forwardedAt }) => (
              <p>
                <Time at={receivedAt} now={site.now} as="day" />
                收到投稿人的书面说明
                {forwardedAt && (
                  <>
                    ，<Time at={forwardedAt} now={site.now} as="day" />
                    转送投诉人
                  </>
                )}
                。
              </p>
            ))}
          </section>
        )}
        <p className="ways">
          <a href={TRANSPARENCY}>权利通知的处理情况</a>
          {closed.isNoticeShown && <a href={noticePath(id)}>通知公告</a>}
        </p>
      </article>
    </Page>
  )
}

function Days({ site, closed }: { site: Site; closed: ClosedCase }) {
  const days = [
    ['收到', closed.receivedAt],
    ['材料齐全', closed.completeAt],
    ['受理', closed.acceptedAt],
    [closed.acceptedAt ? '暂停展示' : '采取措施', closed.actedAt],
    ['公告通知', closed.noticePublishedAt],
    ['办结', closed.closedAt],
  ] as const
  return (
    <ol className="days">
      {each(
        days.flatMap(([name, at]) => (at ? [{ name, at }] : [])),
        ({ name, at }) => (
          <li>
            <span>{name}</span> <Time at={at} now={site.now} as="minute" />
          </li>
        ),
      )}
    </ol>
  )
}
