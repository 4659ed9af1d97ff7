import type { ReactNode } from 'react'
import { caseNumber } from '#lib/case-number.ts'
import { caseDemands, caseKinds } from '#lib/cases/case-kinds.ts'
import type { DeskCase } from '#lib/cases/desk-case-types.ts'
import { noticeElements } from '#lib/cases/elements.ts'
import { claimantRelations, type NoticeClaim } from '#lib/cases/notice-claim.ts'
import { noticeWays } from '#lib/cases/notice-ways.ts'
import { claimantName } from '#lib/cases/side-names.ts'
import { completeAddress, isWebAddress } from '#lib/text/web-address.ts'
import { formatTime } from './format-time.ts'

type Props = {
  case: DeskCase
  /** How many files came with it. */
  files: number
  children: ReactNode
}

/** What is complained about and what is wanted, with the elements of the notice that are there and those that are not. */
export function CaseComplaint({ case: told, files, children }: Props) {
  const { kind, claim, missing, now } = told
  const { elements, law } = caseKinds[kind]
  const isPublic = caseKinds[kind].path === 'correction'
  return (
    <section className="card case-complaint" aria-label={isPublic ? '读者指出的差错' : '投诉'}>
      <dl>
        <Fact name={claimantName(kind)}>
          {claim?.relation ? claimantRelations[claim.relation] : isPublic ? '读者' : '没有说明'}
          {foreignness(told)}
        </Fact>
        <Fact name="作品">{claim?.works}</Fact>
        <Fact name="网址栏里的话">{claim?.statedUrls.filter(isNoAddress).join('\n')}</Fact>
        <Fact name="要求">
          {caseDemands[told.demand]}
          {claim?.wanted ? `：${claim.wanted}` : ''}
        </Fact>
        <Fact name={isPublic ? '有误的句子' : '具体内容'}>{claim?.facts}</Fact>
        <Fact name="理由">{claim?.reason}</Fact>
        <Fact name="正确的内容">{claim?.correctText}</Fact>
        <Fact name="证明说明">{claim?.proof}</Fact>
        <Fact name="收到">
          {formatTime(told.receivedAt, now)}
          {told.way === 'form' ? '' : `（${noticeWays[told.way]}，由编辑登记）`}
        </Fact>
        <Fact name="补齐">
          {told.completeAt && told.completeAt > told.receivedAt ? formatTime(told.completeAt, now) : ''}
        </Fact>
        <Fact name="依据">{law}</Fact>
        <Fact name="文号">{told.orderReference}</Fact>
        <Fact name="并入">{told.mergedIntoId === null ? null : <CaseLinks ids={[told.mergedIntoId]} />}</Fact>
        <Fact name="并入本案">{told.merged.length > 0 ? <CaseLinks ids={told.merged} /> : null}</Fact>
        <Fact name="公告">
          {told.publicNotice === null
            ? null
            : `${told.noticePublishedAt ? `${formatTime(told.noticePublishedAt, now)}\n` : ''}${told.publicNotice}`}
        </Fact>
      </dl>
      <ul className="case-elements" aria-label="通知的要素">
        {elements.map((key) => {
          const isMissing = missing.includes(key)
          return (
            <li key={key} className={isMissing ? 'is-missing' : undefined}>
              <span aria-hidden="true">{isMissing ? '○' : '✓'}</span> {noticeElements[key].name}
              {key === 'evidence' && files > 0 ? `（${files} 份）` : ''}
              {isMissing ? '：缺少' : <span className="visually-hidden">：已有</span>}
            </li>
          )
        })}
      </ul>
      {children}
    </section>
  )
}

/** What was written instead of an address stands nowhere else: it may say which article is meant. */
function isNoAddress(stated: string): boolean {
  return !isWebAddress(completeAddress(stated))
}

/** What he says of himself, and what an editor has confirmed. */
function foreignness({ isForeign, foreignConfirmedAt }: DeskCase): string {
  if (foreignConfirmedAt) return '（境外权利人，已确认）'
  return isForeign ? '（自称境外权利人，未经确认）' : ''
}

function CaseLinks({ ids }: { ids: readonly number[] }) {
  return ids.map((id) => (
    <a key={id} className="case-link" href={`/admin/cases/${id}`}>
      {caseNumber(id)}
    </a>
  ))
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const isEmpty = children === '' || children === null || children === undefined
  return isEmpty ? null : (
    <>
      <dt>{name}</dt>
      <dd>
        {typeof children === 'string' && children.length > LONG ? <LongText text={children} /> : children}
      </dd>
    </>
  )
}

/** From so many characters on a text is folded: what stands below it is to be seen without scrolling far. */
const LONG = 300
const SHOWN = 120

function LongText({ text }: { text: string }) {
  return (
    <details className="case-long">
      <summary>
        <span className="case-long-begins">{text.slice(0, SHOWN).trimEnd()}… </span>
        <b className="case-long-begins">全文（{text.length.toLocaleString('en')} 字）</b>
        <b className="case-long-ends">收起</b>
      </summary>
      <p>{text}</p>
    </details>
  )
}

/** What a counter-notice says (条例 §16). */
export function CounterClaim({ claim }: { claim: NoticeClaim }) {
  return (
    <dl>
      <Fact name="作品">{claim.works}</Fact>
      <Fact name="网址">{claim.statedUrls.join('\n')}</Fact>
      <Fact name="理由">{claim.facts}</Fact>
      <Fact name="证明说明">{claim.proof}</Fact>
    </dl>
  )
}
