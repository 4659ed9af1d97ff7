import { caseNumber } from '#lib/case-number.ts'
import { caseKinds } from '#lib/cases/case-kinds.ts'
import type { CasePeriods, CaseView } from '#lib/cases/case-view.ts'
import { elementIn } from '#lib/cases/elements.ts'
import { noticeWords } from '#lib/cases/notice-words.ts'
import { casePath } from '#lib/reader-paths.ts'
import { CaseHead } from './case-head.tsx'
import { KeptAddress } from './kept-address.tsx'
import { MissingElements } from './missing-elements.tsx'
import { NextSteps } from './next-steps.tsx'
import { Page } from './reader-page.tsx'
import { Time } from './relative-time.tsx'
import type { Site } from './site.ts'

type Props = {
  site: Site
  receipt: string
  shown: Pick<CaseView, 'id' | 'kind' | 'state' | 'isForeign' | 'receivedAt' | 'missing'>
  periods: CasePeriods
}

/** The receipt: the number of a case, the address of its page, and what happens next. */
export function CaseReceivedPage({ site, receipt, shown, periods }: Props) {
  const { id, kind, receivedAt, missing } = shown
  const path = casePath(receipt)
  const title = `已收到您的${noticeWords(kind).sent}`
  return (
    <Page site={site} title={title} noindex head={<CaseHead />}>
      <article className="document case">
        <p className="kicker">{caseKinds[kind].name}</p>
        <h1>{title}</h1>
        <dl className="receipt">
          <dt>编号</dt>
          <dd>{caseNumber(id)}</dd>
          <dt>收到时间</dt>
          <dd>
            <Time at={receivedAt} now={site.now} as="minute" />
          </dd>
          <dt>查询网址</dt>
          <dd className="kept">
            <KeptAddress address={site.url + path} />
          </dd>
        </dl>
        <p>
          <strong>请现在就保存这个网址</strong>
          ：收藏、截图或者抄下来。进展、来信和结果都写在那里，丢失以后本站无法凭姓名代查；知道它的人都能看到，请不要转发。
        </p>
        <Missing kind={kind} missing={missing} path={path} />
        {shown.state === 'closed' ? (
          <p>
            本案已经结案，结果和理由写在<a href={path}>查询网页</a>上。
          </p>
        ) : (
          <NextSteps steps={nextSteps(shown, periods)} path={path} />
        )}
      </article>
    </Page>
  )
}

function Missing({ kind, missing, path }: Pick<CaseView, 'kind' | 'missing'> & { path: string }) {
  if (missing.length === 0) return null
  return (
    <section className="wanting" aria-labelledby="missing">
      <h2 id="missing">还缺少以下内容</h2>
      <MissingElements elements={missing.map((key) => elementIn(kind, key))} />
      <p>
        {noticeWords(kind).sent}已经登记，不必重写，请<a href={`${path}#missing`}>在查询网页上补充</a>。
      </p>
    </section>
  )
}

/** What follows on a notice, with the periods in force. */
function nextSteps({ kind, isForeign, missing }: Props['shown'], periods: CasePeriods): string[] {
  const { targetMinutes, limitHours, correctionHours, infoDays } = periods
  const { path } = caseKinds[kind]
  if (path === 'correction')
    return [
      `编辑最迟在 ${inWords(correctionHours * 60)}内核实答复。`,
      '核实有误的，改正文章并公开说明；核实无误的，写明理由。答复写在您的查询网页上。',
    ]
  const times = `编辑争取在 ${inWords(targetMinutes)}内、最迟在 ${inWords(limitHours * 60)}内处理。`
  const review = missing.length > 0 ? `缺少的内容请在 ${infoDays} 天内补充。从补齐时起，${times}` : times
  const accepted = '符合规定的，立即暂停展示涉及的内容；不符合的，写明理由。'
  if (path === 'content') return [review, accepted, '核查以后作出决定，结果写在您的查询网页上。']
  const counter = counterSteps(path === 'copyright', periods)
  if (path === 'copyright' && isForeign && periods.dmca)
    return [review, accepted, counter, confirmed(periods.dmca), OWN]
  return [review, accepted, counter, OWN]
}

const OWN = '涉及转载和本站原创的，由编辑核查后决定删除、更正或者恢复。'

/** That he is foreign counts once an editor has confirmed it (17 U.S.C. §512(g)(2)(C)). */
function confirmed({ earliest, latest }: NonNullable<CasePeriods['dmca']>): string {
  return `您声明是境外权利人。本站核实确认以后，投稿人的书面说明改按 17 U.S.C. § 512(g) 办理：转送给您，没有收到您已经起诉、请求法院责令停止侵权的通知的，在收到说明之后第 ${earliest} 至第 ${latest} 个工作日恢复。`
}

/** What follows where the contributor answers (条例 §15–17; 民法典 §1195–1196). */
function counterSteps(isCopyright: boolean, periods: CasePeriods): string {
  const { counterDays, reasonableDays } = periods
  const forwarded = `涉及投稿的，您的通知同时转送投稿人。投稿人在 ${counterDays} 天内提交不构成侵权的书面说明的，`
  if (isCopyright)
    return `${forwarded}依照《信息网络传播权保护条例》第十七条立即恢复，并转送给您；没有提交的，予以删除。`
  return `${forwarded}转送给您；此后 ${reasonableDays} 天内没有收到您已经投诉或者起诉的通知的，依照《民法典》第一千一百九十六条予以恢复。投稿人没有提交的，予以删除。`
}

function inWords(minutes: number): string {
  if (minutes % 1_440 === 0 && minutes > 1_440) return `${minutes / 1_440} 天`
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`
}
