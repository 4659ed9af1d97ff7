import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { CaseComplaint } from '#components/desk/case-complaint.tsx'
import { CaseIdentity } from '#components/desk/case-identity.tsx'
import { CaseMessages } from '#components/desk/case-messages.tsx'
import { CaseTimeline } from '#components/desk/case-timeline.tsx'
import type { DeskCase } from '#lib/cases/desk-case-types.ts'
import { noticeClaimSchema } from '#lib/cases/notice-claim.ts'
import { wordsOf } from '../../support/routes.ts'

const at = new Date('2026-11-28T00:36:00Z')

const aCase = (changes: Partial<DeskCase> = {}): DeskCase => ({
  ...{ id: 118, version: 1, kind: 'copyright', state: 'received', outcome: null, demand: 'delete' },
  ...{
    way: 'form',
    isForeign: false,
    foreignConfirmedAt: null,
    isDmcaOn: false,
    isTruthStated: false,
    missing: ['truth'],
    hasIdentity: true,
    contributionId: null,
  },
  claim: noticeClaimSchema.parse({ works: '现场照片三张', relation: 'self' }),
  ...{ mergedIntoId: null, merged: [], publicNotice: null, noticePublishedAt: null, orderReference: null },
  ...{ receivedAt: at, completeAt: null, acceptedAt: null, actedAt: null, closedAt: null },
  ...{ articles: [], clocks: [], steps: [], messages: [], counterNotices: [] },
  ...{ unread: 0, isPaused: false, needsTwo: false, approval: null, now: at },
  ...changes,
})

const shown = (changes: Partial<DeskCase> = {}, files = 2) =>
  renderToStaticMarkup(
    <CaseComplaint case={aCase(changes)} files={files}>
      {null}
    </CaseComplaint>,
  )

it('a complaint names the elements that are there and those that are missing, in signs and in words', () => {
  const words = wordsOf(shown())
  expect(words).toContain('✓ 初步证明材料（2 份）：已有')
  expect(words).toContain('○ 真实性声明：缺少')
  expect(words).toContain('权利人本人')
  expect(words).toContain('收到今天 08:36')
  expect(words).not.toMatch(/文号|并入|公告|补齐|登记/)
  expect(wordsOf(shown({ way: 'email' }))).toContain('今天 08:36（电子邮件，由编辑登记）')
})

it('tells what a claimant says of being foreign from what an editor has confirmed', () => {
  expect(wordsOf(shown())).not.toContain('境外')
  expect(wordsOf(shown({ isForeign: true }))).toContain('自称境外权利人，未经确认')
  expect(wordsOf(shown({ isForeign: true, foreignConfirmedAt: at }))).toContain('境外权利人，已确认')
})

it('says what it became part of, what was joined with it, and what was published and ordered', () => {
  const html = shown({
    ...{ mergedIntoId: 7, merged: [8, 9], orderReference: '某院 12 号' },
    ...{ publicNotice: '公告的内容', noticePublishedAt: at },
  })
  for (const id of [7, 8, 9]) expect(html).toContain(`href="/admin/cases/${id}">C-000${id}</a>`)
  expect(wordsOf(html)).toContain('某院 12 号')
  expect(wordsOf(html)).toContain('公告的内容')
})

it('a request to mend a text is told as what it is, by whoever sent it', () => {
  const words = wordsOf(shown({ kind: 'correction', demand: 'correct', claim: null, missing: [] }, 0))
  expect(words).toContain('提出人读者')
  expect(words).not.toContain('投诉人')
})

it('shows what was written instead of an address, which stands in no list of addresses', () => {
  const statedUrls = ['https://www.example.cn/2023/flag', '授旗那一篇']
  const words = wordsOf(shown({ claim: noticeClaimSchema.parse({ statedUrls }) }))
  expect(words).toContain('网址栏里的话授旗那一篇')
  expect(words).not.toContain('example.cn')
})

it('a long text is folded behind its beginning and its length, and whole when it is opened', () => {
  const facts = '未经许可使用了照片。'.repeat(200)
  const html = shown({ claim: noticeClaimSchema.parse({ works: '现场照片三张', facts }) })
  expect(html).toContain('<details class="case-long">')
  expect(wordsOf(html)).toContain('全文（2,000 字）')
  expect(html).toContain(`<p>${facts}</p>`)
  expect(shown()).not.toContain('<details')
})

it.each([
  ['correction', '提出人', '投诉人'],
  ['copyright', '投诉人', '提出人'],
] as const)('of a case of %s who gave the notice is the %s wherever he stands', (kind, name, other) => {
  const step = { id: 1, at, state: 'received', law: '', reason: '', reference: null } as const
  const letter = { id: '1', at, side: 'claimant', text: '见信', letterVersion: null, mailId: null } as const
  const words = wordsOf(
    renderToStaticMarkup(
      <>
        <CaseIdentity {...{ id: 118, kind }} party="claimant" open={async () => Promise.reject()} />
        <CaseTimeline kind={kind} steps={[{ ...step, event: 'withdraw', actor: '投诉人' }]} now={at} />
        <CaseMessages
          {...{ kind, mails: {}, now: at }}
          messages={[
            { ...letter, isIncoming: true, letter: '' },
            { ...letter, id: '2', isIncoming: false, letter: 'merged' },
          ]}
        />
      </>,
    ),
  )
  for (const part of ['的身份', '撤回', '来信']) expect(words).toContain(`${name}${part}`)
  expect(words).toContain(`致${name}`)
  expect(words).not.toContain(other)
})
