import type { ReactNode } from 'react'
import { caseNumber } from '#lib/case-number.ts'
import { caseKinds } from '#lib/cases/case-kinds.ts'
import { caseStates } from '#lib/cases/case-states.ts'
import type { CounterNoticeView } from '#lib/cases/case-view.ts'
import { noticeLaws } from '#lib/cases/notice-laws.ts'
import { outcomeWording } from '#lib/cases/outcome-words.ts'
import { counterNoticePath } from '#lib/reader-paths.ts'
import { CaseAddresses } from './case-address-list.tsx'
import { CaseLetters } from './case-letters.tsx'
import { CaseSteps } from './case-steps.tsx'
import { periodSentences } from './period-sentences.ts'
import { Time } from './relative-time.tsx'
import { SaidByReader } from './said-by-reader.tsx'
import { SideOfCasePage, StandingNow } from './side-of-case-page.tsx'
import type { Site } from './site.ts'

type Props = {
  site: Site
  receipt: string
  shown: CounterNoticeView
  /** The form of his statement. */
  children?: ReactNode
}

/** A forwarded notice as its contributor sees it, without an account, with the way to answer it (条例 §15–17, 民法典 §1195–1196). */
export function CounterNoticePage({ site, receipt, shown, children }: Props) {
  const { id, kind, isUnderDmca, workdays, canState, steps, letters, said } = shown
  const title = `针对您投稿的通知 ${caseNumber(id)}`
  return (
    <SideOfCasePage
      {...{ site, kind, title }}
      path={counterNoticePath(receipt)}
      keep="凭这个网址提交书面说明、查看进展，不需要账号。知道它的人都能看到本页，请不要转发。"
    >
      <Standing shown={shown} now={site.now} />
      <ForwardedNotice site={site} shown={shown} />
      {canState && <WhatFollows {...{ kind, isUnderDmca, workdays }} />}
      {said && (
        <section aria-labelledby="said">
          <h2 id="said">您的书面说明</h2>
          <SaidByReader {...{ said, kind }} now={site.now} isDeleted={false} />
        </section>
      )}
      {children}
      {steps.length > 0 && <CaseSteps steps={steps} now={site.now} />}
      <CaseLetters letters={letters} now={site.now} />
    </SideOfCasePage>
  )
}

function Standing({ shown, now }: { shown: CounterNoticeView; now: Date }) {
  const { receivedAt, clocks, canState, missing } = shown
  return (
    <StandingNow state={stateOf(shown)} periods={periodSentences('contributor', clocks, now)}>
      {receivedAt && (
        <p>
          您的书面说明于
          <Time at={receivedAt} now={now} as="minute" /> 收到。
        </p>
      )}
      {/* The notice before the form is long. */}
      {canState && (
        <p>
          <a href="#statement">{missing.length > 0 ? '补充书面说明' : '提交书面说明'}</a>
        </p>
      )}
    </StandingNow>
  )
}

function stateOf({ kind, state, outcome, ends, receivedAt, missing }: CounterNoticeView): string {
  if (outcome) return outcomeWording(outcome, ends, kind)
  if (state === 'accepted') return caseStates.accepted.publicName
  if (missing.length > 0) return '您的书面说明还需要补充'
  if (state === 'litigation_hold') return caseStates.litigation_hold.publicName
  return receivedAt === null ? '您的投稿暂停展示，等待您的书面说明' : '已收到您的书面说明'
}

/** The notice as it was forwarded: no more of its claimant than the law asks for. */
function ForwardedNotice({ site, shown }: { site: Site; shown: CounterNoticeView }) {
  const { kind, notice, addresses, offeredAt } = shown
  return (
    <section aria-labelledby="notice">
      <h2 id="notice">转送给您的通知</h2>
      <p className="law">
        <Time at={offeredAt} now={site.now} as="minute" /> 转送
      </p>
      <p className="words">{notice ?? '通知的内容已按保存期限删除。'}</p>
      <CaseAddresses {...{ site, kind }} addresses={addresses} />
    </section>
  )
}

function WhatFollows({
  kind,
  isUnderDmca,
  workdays,
}: Pick<CounterNoticeView, 'kind' | 'isUnderDmca' | 'workdays'>) {
  const isCopyright = caseKinds[kind].path === 'copyright'
  return (
    <section aria-labelledby="follows">
      <h2 id="follows">您可以怎样做</h2>
      <ul className="next">
        <li>
          认为不构成侵权的，提交书面说明（{noticeLaws(kind, isUnderDmca).counter}）。您对说明的真实性负责。
        </li>
        <li>
          {isUnderDmca ? whatFollows.dmca(workdays) : isCopyright ? whatFollows.copyright : whatFollows.civil}
        </li>
        <li>认为通知属实的，不必答复；到期以后涉及的内容删除。</li>
      </ul>
    </section>
  )
}

/** What a whole statement leads to. */
const whatFollows = {
  copyright:
    '符合规定的，本站立即恢复展示，并把说明转送通知人；通知人不得就同一作品再次通知删除（条例第十七条）。',
  civil:
    '本站把说明转送通知人，并告知其可以投诉或者起诉；合理期限内没有收到其已经投诉或者起诉的通知的，恢复展示。',
  dmca: (workdays: string) =>
    `本站已确认通知人是境外权利人。本站把说明连同您的姓名、地址和电话转送通知人；收到说明后${workdays}恢复展示，除非在此之前收到其已经起诉、请求法院责令停止侵权的通知（17 U.S.C. § 512(g)(2)(B)、(C)）。`,
} as const
