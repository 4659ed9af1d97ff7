import type { ReactNode } from 'react'
import type { ForwardedNotice } from '#lib/cases/forwarded-notices.ts'
import { authorshipOf } from '#lib/contributions/authorship-statements.ts'
import type { ContributionStatus } from '#lib/contributions/contribution-by-receipt.ts'
import { contributionLicenceOf } from '#lib/contributions/contribution-licences.ts'
import { contributionNumber } from '#lib/contributions/contribution-number.ts'
import { contributionStates } from '#lib/contributions/contribution-states.ts'
import { policyPath } from '#lib/policies/policy-kinds.ts'
import { articlePath, contributionPath } from '#lib/reader-paths.ts'
import { ContributionChanges } from './contribution-changes.tsx'
import { ContributionHead } from './contribution-head.tsx'
import { ContributionMessages } from './contribution-messages.tsx'
import { ContributionNotices } from './contribution-notices.tsx'
import { each } from './each.ts'
import { KeptAddress } from './kept-address.tsx'
import { Page } from './reader-page.tsx'
import { Time } from './relative-time.tsx'
import { renderBody } from './render-body.ts'
import type { Site } from './site.ts'

type Props = {
  site: Site
  receipt: string
  shown: ContributionStatus
  /** Those that were forwarded to him. */
  notices: readonly ForwardedNotice[]
  /** The forms with which he answers and withdraws. */
  children?: ReactNode
}

/** A contribution as its contributor sees it, without an account. */
export function ContributionPage({ site, receipt, shown, notices, children }: Props) {
  const { id, title, article, steps } = shown
  return (
    <Page site={site} title={`投稿 ${contributionNumber(id)}`} noindex head={<ContributionHead />}>
      <article className="document contribution">
        <p className="kicker">投稿 {contributionNumber(id)}</p>
        <h1>{article && !article.isPublished ? `这篇稿件的文章${article.standing}` : title}</h1>
        <Standing shown={shown} />
        <ContributionNotices notices={notices} now={site.now} />
        <ContributionMessages shown={shown} now={site.now} />
        {children}
        <section aria-labelledby="steps">
          <h2 id="steps">处理经过</h2>
          <ol className="steps" reversed>
            {each(steps.toReversed(), ({ at, wording }) => (
              <li>
                <Time at={at} now={site.now} as="minute" />
                <p>{wording}</p>
              </li>
            ))}
          </ol>
        </section>
        {article?.isPublished && <ContributionChanges original={shown} edited={article} />}
        <Original site={site} shown={shown} />
        <section aria-labelledby="keep">
          <h2 id="keep">请保存本页网址</h2>
          <p>凭这个网址查看进展、答复和撤回。知道它的人都能这样做，请不要转发。</p>
          <p>
            <KeptAddress address={site.url + contributionPath(receipt)} />
          </p>
        </section>
      </article>
    </Page>
  )
}

function Standing({ shown }: { shown: ContributionStatus }) {
  const { state, declined, article, isWithdrawalAsked } = shown
  const { publicName, sentence } = contributionStates[state]
  return (
    <section className="standing" aria-labelledby="standing">
      <h2 id="standing">现在</h2>
      <p className="state">
        {article ? (article.isPublished ? '已发布' : `文章${article.standing}`) : publicName}
      </p>
      {article?.isPublished ? (
        <p>
          文章已经发布：<a href={articlePath(article.id)}>{article.title}</a>
        </p>
      ) : (
        <p>{article ? article.wording : sentence}</p>
      )}
      {declined && <p>原因：{declined}</p>}
      {isWithdrawalAsked && <p>您已申请撤下文章，编辑部的答复会写在本页。</p>}
    </section>
  )
}

function Original({ site, shown }: { site: Site; shown: ContributionStatus }) {
  const { penName, receivedAt, authorship, licence, rulesVersion, body, media, isWithheld } = shown
  const facts: [string, ReactNode][] = [
    ['署名', isWithheld ? '文章不展示期间，这里也不显示' : penName],
    ['收到', <Time at={receivedAt} now={site.now} as="minute" key="at" />],
    ['声明', authorshipOf(authorship)?.text ?? authorship],
    ['许可', contributionLicenceOf(licence)?.text ?? licence],
    [
      '须知',
      <a href={policyPath('contribution_rules', rulesVersion)} key="rules">
        第 {rulesVersion} 版
      </a>,
    ],
  ]
  return (
    <section aria-labelledby="original">
      <h2 id="original">您的原稿</h2>
      <p>原稿按收到时的样子保存，不作改动。</p>
      <dl className="sent">
        {each(facts, ([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isWithheld ? (
        <p>文章不展示期间，本页也不显示原稿。恢复展示后，原稿会重新显示。</p>
      ) : (
        <details className="original">
          <summary>全文</summary>
          <div className="prose">{renderBody(body, { place: 'reader', media })}</div>
        </details>
      )}
    </section>
  )
}
