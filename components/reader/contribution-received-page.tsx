import { contributionNumber } from '#lib/contributions/contribution-number.ts'
import { contributionPath } from '#lib/reader-paths.ts'
import { ContributionHead } from './contribution-head.tsx'
import { KeptAddress } from './kept-address.tsx'
import { NextSteps } from './next-steps.tsx'
import { Page } from './reader-page.tsx'
import { Time } from './relative-time.tsx'
import type { Site } from './site.ts'

type Props = { site: Site; receipt: string; id: number; receivedAt: Date }

/** The receipt: the number of a contribution, the address of its page, and what happens next. */
export function ContributionReceivedPage({ site, receipt, id, receivedAt }: Props) {
  const path = contributionPath(receipt)
  return (
    <Page site={site} title="已收到您的稿件" noindex head={<ContributionHead hasForm={false} />}>
      <article className="document contribution">
        <h1>已收到您的稿件</h1>
        <dl className="receipt">
          <div>
            <dt>编号</dt>
            <dd>{contributionNumber(id)}</dd>
          </div>
          <div>
            <dt>收到时间</dt>
            <dd>
              <Time at={receivedAt} now={site.now} as="minute" />
            </dd>
          </div>
          <div>
            <dt>查询网址</dt>
            <dd>
              <KeptAddress address={site.url + path} />
            </dd>
          </div>
        </dl>
        <p>
          <strong>请现在就保存这个网址</strong>
          ：收藏、截图或者抄下来。不用登录，凭它查看进展、答复提问、撤回稿件；丢失以后本站无法凭姓名代查。知道它的人都能看到和撤回稿件，请不要转发。
        </p>
        <NextSteps steps={nextSteps} path={path} />
      </article>
    </Page>
  )
}

const nextSteps = [
  '编辑部审阅稿件。有问题要问您时，写在查询网页上，并发到您留下的邮箱。',
  '采用的，编辑后发布，您可以逐字对照编辑所作的改动；不采用的，写明原因。',
  '发布以前，您可以随时在查询网页上撤回。',
]
