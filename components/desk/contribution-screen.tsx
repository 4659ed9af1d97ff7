import type { ReactNode } from 'react'
import { renderBody } from '#components/reader/render-body.ts'
import { auditEvents } from '#lib/audit/events.ts'
import { authorshipOf } from '#lib/contributions/authorship-statements.ts'
import type { DeskContribution } from '#lib/contributions/contribution-at-desk.ts'
import { contributionLicenceOf } from '#lib/contributions/contribution-licences.ts'
import { contributionNumber } from '#lib/contributions/contribution-number.ts'
import { contributionStates } from '#lib/contributions/contribution-states.ts'
import { declineReasonOf } from '#lib/contributions/decline-reasons.ts'
import { policyPath } from '#lib/policies/policy-kinds.ts'
import { shanghaiTimestamp } from '#lib/time.ts'
import { formatTime } from './format-time.ts'
import { OriginalChanges } from './original-changes.tsx'
import { StatusMark } from './status-mark.tsx'

type Props = {
  contribution: DeskContribution
  /** What speaks against it at once. */
  warning: ReactNode
  /** What can be done. */
  acts: ReactNode
  identity: ReactNode
  findings: ReactNode
}

/** One screen for a contribution: what is known and what can be done on the left, the original on the right. */
export function ContributionScreen({ contribution, warning, acts, identity, findings }: Props) {
  const { id, state, title, penName, body, media, article } = contribution
  return (
    <>
      <div className="bar bar-sticky case-bar">
        <h1>
          投稿 {contributionNumber(id)}
          <small>
            <span className={`s ${contributionStates[state].mark}`}>{contributionStates[state].name}</span>
          </small>
        </h1>
        {article && article.status !== 'deleted' ? (
          <a className="btn" href={`/admin/articles/${article.id}`}>
            打开文章 <StatusMark status={article.status} />
          </a>
        ) : null}
      </div>
      <div className="case case-screen">
        <div className="case-side">
          {warning}
          {acts}
          <Facts contribution={contribution}>{identity}</Facts>
          {findings}
          <Messages contribution={contribution} />
          <Steps steps={contribution.steps} />
        </div>
        <div className="case-right">
          <article className="sheet sealed">
            <p className="sheet-note">原稿，按收到时的样子保存</p>
            <h2 className="sheet-title">{title}</h2>
            <p className="sheet-summary">
              <bdi>{penName}</bdi>
            </p>
            <div className="prose">{renderBody(body, { place: 'desk', media })}</div>
          </article>
          {article ? <OriginalChanges original={contribution} edited={article} /> : null}
        </div>
      </div>
    </>
  )
}

function Facts({ contribution, children }: { contribution: DeskContribution; children: ReactNode }) {
  const { penName, receivedAt, authorship, licence, rulesVersion, declineReason } = contribution
  return (
    <section className="card case-complaint" aria-label="稿件">
      <h2>稿件</h2>
      <dl>
        <dt>署名</dt>
        <dd>
          <bdi>{penName}</bdi>
        </dd>
        <dt>收到</dt>
        <dd>{formatTime(receivedAt)}</dd>
        <dt>声明</dt>
        <dd>{authorshipOf(authorship)?.name ?? authorship}</dd>
        <dt>许可</dt>
        <dd>{contributionLicenceOf(licence)?.name ?? licence}</dd>
        <dt>须知</dt>
        <dd>
          <a href={policyPath('contribution_rules', rulesVersion)} target="_blank" rel="noreferrer">
            第 {rulesVersion} 版
          </a>
        </dd>
        {declineReason ? (
          <>
            <dt>不采用</dt>
            <dd>{declineReasonOf(declineReason)?.name ?? declineReason}</dd>
          </>
        ) : null}
      </dl>
      {children}
    </section>
  )
}

function Messages({ contribution: { messages, media } }: { contribution: DeskContribution }) {
  if (messages.length === 0) return null
  return (
    <section className="card" aria-label="往来">
      <h2>往来</h2>
      <ol className="case-messages">
        {messages.map(({ at, isIncoming, text, mediaIds }) => (
          <li key={at.toISOString()}>
            <small>
              {isIncoming ? '投稿人' : '编辑部'} · {formatTime(at)}
            </small>
            <p className="case-letter-text">{text ?? '已到期删除'}</p>
            {mediaIds.map((id) => {
              const file = media.get(id)
              return file?.original ? (
                <p key={id}>
                  <a href={file.original.address} target="_blank" rel="noreferrer">
                    {file.name}
                  </a>
                </p>
              ) : null
            })}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Steps({ steps }: Pick<DeskContribution, 'steps'>) {
  return (
    <section className="card" aria-label="经过">
      <h2>经过</h2>
      <ol className="case-steps">
        {steps.toReversed().map(({ id, at, event, actor, reason }) => (
          <li key={id}>
            <time dateTime={shanghaiTimestamp(at)}>{formatTime(at)}</time>
            <p>
              <b>{eventName(event)}</b> <bdi>{actor}</bdi>
            </p>
            {reason ? <p className="case-reason">{reason}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

function eventName(event: string): string {
  return Object.entries(auditEvents).find(([name]) => name === event)?.[1] ?? event
}
