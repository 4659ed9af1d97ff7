import type { ReactNode } from 'react'
import { caseNumber } from '#lib/case-number.ts'
import { caseDemands } from '#lib/cases/case-kinds.ts'
import type { CaseView } from '#lib/cases/case-view.ts'
import { noticeWords } from '#lib/cases/notice-words.ts'
import { publicState } from '#lib/cases/public-state.ts'
import { articlePath, casePath, publicCasePath } from '#lib/reader-paths.ts'
import { CaseAddresses } from './case-address-list.tsx'
import { CaseLetters } from './case-letters.tsx'
import { CaseSteps } from './case-steps.tsx'
import { each } from './each.ts'
import { periodSentences } from './period-sentences.ts'
import { Time } from './relative-time.tsx'
import { SaidByReader } from './said-by-reader.tsx'
import { SideOfCasePage, StandingNow } from './side-of-case-page.tsx'
import type { Site } from './site.ts'

type Props = {
  site: Site
  receipt: string
  shown: CaseView
  /** The form with which he answers. */
  answer?: ReactNode
  /** The form with which he withdraws. */
  withdrawal?: ReactNode
}

/** A case as its claimant sees it, without an account: where it stands, every step, the letters, what is missing. */
export function CasePage({ site, receipt, shown, answer, withdrawal }: Props) {
  const { id, kind, steps, letters } = shown
  const title = `${noticeWords(kind).title} ${caseNumber(id)}`
  return (
    <SideOfCasePage
      {...{ site, kind, title }}
      path={casePath(receipt)}
      keep="本站不设账号，凭这个网址查看进展。知道它的人都能看到本页，请不要转发。"
    >
      <Standing shown={shown} now={site.now} />
      {answer}
      <CaseSteps steps={steps} now={site.now} />
      <CaseLetters letters={letters} now={site.now} />
      <Notice site={site} shown={shown} />
      {withdrawal}
    </SideOfCasePage>
  )
}

function Standing({ shown, now }: { shown: CaseView; now: Date }) {
  const { id, state, clocks, mergedInto, corrections } = shown
  return (
    <StandingNow state={publicState(shown)} periods={periodSentences('claimant', clocks, now)}>
      {mergedInto && (
        <p>
          与案件 {caseNumber(mergedInto.id)} 一并处理，结果以该案为准。该案现在：{publicState(mergedInto)}。
        </p>
      )}
      {each(corrections, ({ articleId, at, note }) => (
        <>
          <blockquote>{note}</blockquote>
          <p>
            这是<a href={articlePath(articleId)}>文章</a>里公开的更正说明，
            <Time at={at} now={now} as="minute" />。
          </p>
        </>
      ))}
      {state === 'closed' && mergedInto === null && (
        <p>
          本案不含身份信息的<a href={publicCasePath(id)}>公开记录</a>，见权利通知的处理情况。
        </p>
      )}
    </StandingNow>
  )
}

/** The notice as it stands, with what its claimant wrote, and without who he is. */
function Notice({ site, shown }: { site: Site; shown: CaseView }) {
  const { kind, state, demand, isForeign, receivedAt, addresses, said } = shown
  return (
    <section aria-labelledby="notice">
      <h2 id="notice">{kind === 'correction' ? '您指出的问题' : `您的${noticeWords(kind).sent}`}</h2>
      <dl className="facts-of-case">
        <div>
          <dt>收到</dt>
          <dd>
            <Time at={receivedAt} now={site.now} as="minute" />
          </dd>
        </div>
        {kind !== 'correction' && (
          <div>
            <dt>要求</dt>
            <dd>{caseDemands[demand]}</dd>
          </div>
        )}
        {isForeign && (
          <div>
            <dt>您声明</dt>
            <dd>是境外权利人，依所在地法律提出</dd>
          </div>
        )}
      </dl>
      <SaidByReader {...{ said, kind }} now={site.now} isDeleted={state === 'closed'} />
      <CaseAddresses {...{ site, kind }} addresses={addresses} />
    </section>
  )
}
