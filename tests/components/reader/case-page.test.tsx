import { describe, expect, it } from 'vitest'
import { CaseAnswerForm } from '#components/reader/case-answer-form.tsx'
import { CasePage } from '#components/reader/case-page.tsx'
import { CaseReceivedPage } from '#components/reader/case-received-page.tsx'
import { CaseWithdrawalForm } from '#components/reader/case-withdrawal-form.tsx'
import type { CaseView } from '#lib/cases/case-view.ts'
import { elementIn, elementKeys } from '#lib/cases/elements.ts'
import { aCaseView, aReceipt } from '../../support/case-view-cast.ts'
import { aFormView } from '../../support/form-view.ts'
import { attrs, has, one, print, texts, wordsOf } from '../../support/markup.ts'
import { aSite, hostileText } from '../../support/reader-cast.ts'

const pageOf = (changes: Partial<CaseView> = {}) =>
  print(<CasePage site={aSite()} receipt={aReceipt} shown={aCaseView(changes)} />)

describe("a claimant's page", () => {
  it('says where the case stands and until when, each step with its time and its law, and each letter in full', () => {
    const page = pageOf()
    expect(texts(page, 'h1')).toEqual(['投诉 C-0118'])
    expect(wordsOf(one(page, '.standing'))).toBe(
      '现在等待您补充材料请在9月18日前补充；到期没有收到的，本案结案，您可以随时重新提交。',
    )
    expect(wordsOf(one(page, '.steps'))).toBe(
      '今天 10:00本站已收到您的通知，还需要补充材料。依据：《信息网络传播权保护条例》第十四条',
    )
    expect(texts(page, '.letter > p'.replace('> ', ''))).toEqual([aCaseView().letters[0]?.text])
    expect(texts(page, '.addresses .remark')).toEqual([
      '本站文章，编号 7',
      expect.stringContaining('不是本站的文章'),
    ])
  })

  it('says how it ended, of what is over no period, and names the case that it was merged into', () => {
    const past = { kind: 'act_limit', dueAt: new Date('2023-08-17T02:00:00Z') } as const
    const ends = [{ outcome: 'removed', effect: 'removed' }] as const
    const standing = { kind: 'copyright', state: 'closed', outcome: 'removed' } as const
    const mergedInto = { ...standing, id: 97, forwarding: null, ends } as const
    const merged = { state: 'closed', outcome: 'merged', clocks: [past], missing: [], mergedInto } as const
    expect(texts(pageOf(merged), '.standing p')).toEqual([
      '已并入另一案件一并处理',
      '与案件 C-0097 一并处理，结果以该案为准。该案现在：涉及的内容已删除。',
    ])
    // Whoever reads this page has not shown that the other case is his.
    expect(has(pageOf(merged), '.standing a')).toBe(false)
  })

  it('says of a forwarded notice no more than what became of it', () => {
    const told = (forwarding: CaseView['forwarding']) =>
      texts(pageOf({ state: 'awaiting_counter', forwarding, clocks: [] }), '.standing .state')
    expect(told('on_its_way')).toEqual(['已受理，正在转送投稿人'])
    expect(told('forwarded')).toEqual(['已受理，通知已转送投稿人'])
    expect(told('unreached')).toEqual(['已受理，通知没能送达投稿人'])
    expect(told('published')).toEqual(['已受理，通知没能送达投稿人，已公告'])
  })

  it('answers 这里有误 with the public correction that it led to', () => {
    const corrections = [{ articleId: 7, at: new Date('2023-08-18T03:00:00Z'), note: '更正了人数。' }]
    const page = pageOf({ kind: 'correction', state: 'closed', outcome: 'corrected', corrections })
    expect(texts(page, 'h1')).toEqual(['更正请求 C-0118'])
    expect(texts(page, '.standing blockquote')).toEqual(['更正了人数。'])
    expect(attrs(page, '.standing a', 'href')).toEqual(['/articles/7', '/transparency/cases/118'])
  })

  it('prints what others wrote as words', () => {
    const letters = [{ id: 'e7c9', at: new Date(0), isIncoming: true, text: hostileText }]
    expect(wordsOf(one(pageOf({ letters }), '.letter'))).toContain(hostileText)
    const deleted = [{ id: 'e7c9', at: new Date(0), isIncoming: false, text: null }]
    expect(texts(pageOf({ letters: deleted }), '.letter p')).toEqual(['这封信的内容已按保存期限删除。'])
  })

  it('shows who has its receipt what he wrote and when his files came, and says once it was deleted', () => {
    const claim = { works: '《授旗》', facts: hostileText, reason: '', proof: '', relation: 'self' } as const
    const said = { claim: { ...claim, wanted: '', correctText: '', statedUrls: [] }, filesAt: [new Date(0)] }
    const page = pageOf({ said })
    expect(texts(page, '.said dt')).toEqual(['作品名称', '具体内容', '关系', '文件'])
    expect(wordsOf(one(page, '.said'))).toContain(hostileText)
    expect(wordsOf(one(page, '.said'))).toContain('1 份，收到于 1970')
    expect(wordsOf(pageOf({ said: null, state: 'closed' }))).toContain('您写的内容和文件已按保存期限删除')
    expect(wordsOf(pageOf({ said: null }))).not.toContain('已按保存期限删除')
  })

  it('is listed nowhere, and has no address for search engines or cards', () => {
    expect(attrs(pageOf(), 'meta[name=robots]', 'content')).toEqual(['noindex'])
    expect(has(pageOf(), 'link[rel=canonical]')).toBe(false)
  })
})

describe('what a claimant adds', () => {
  it.each(elementKeys)('%s: is asked for by name, with its law, in a field of its own', (element) => {
    const form = aFormView('case_reply')
    const shown = { kind: 'copyright', state: 'need_info' } as const
    const page = print(<CaseAnswerForm form={form} shown={{ ...shown, missing: [element] }} />)
    const { name, law } = elementIn('copyright', element)
    expect(texts(page, '.wanting strong')).toEqual([name])
    expect(texts(page, '.wanting .law')).toEqual(law ? [`依据：${law}`] : [])
    const without = print(<CaseAnswerForm form={form} shown={{ ...shown, missing: [] }} />)
    const count = (node: typeof page) =>
      ['input', 'textarea'].flatMap((tag) => attrs(node, tag, 'name')).length
    expect(count(page)).toBeGreaterThan(count(without))
    expect(attrs(page, 'input[name=act]', 'value')).toEqual(['answer'])
    expect(has(page, '[name=hasSued]')).toBe(false)
    const asked = print(
      <CaseAnswerForm form={form} shown={{ kind: 'privacy', state: 'counter_received', missing: [] }} />,
    )
    expect(attrs(asked, 'input[name=hasSued]', 'value')).toEqual(['yes'])
  })

  it('withdraws with a box that must be checked, folded until it is asked for', () => {
    const folded = print(
      <CaseWithdrawalForm form={aFormView('case_reply')} kind="privacy" isWeighed={false} />,
    )
    expect(has(folded, 'details[open]')).toBe(false)
    expect(has(folded, 'input[name=sure][required]')).toBe(true)
    expect(texts(folded, 'p').join()).toContain('恢复展示，本案办结')
    const weighed = print(<CaseWithdrawalForm form={aFormView('case_reply')} kind="privacy" isWeighed />)
    expect(texts(weighed, 'p').join()).toContain('由编辑部核实后办理')
    const refused = { status: 422, message: '请先确认', fields: { sure: '请勾选' } }
    const back = aFormView('case_reply', { refused, typed: { act: ['withdraw'] } })
    expect(
      has(print(<CaseWithdrawalForm form={back} kind="privacy" isWeighed={false} />), 'details[open]'),
    ).toBe(true)
    // Another form of the page came back.
    const other = { ...back, typed: { act: ['answer'] } }
    expect(
      has(print(<CaseWithdrawalForm form={other} kind="privacy" isWeighed={false} />), 'details[open]'),
    ).toBe(false)
  })
})

describe('the receipt', () => {
  const periods = {
    ...{ targetMinutes: 60, limitHours: 24, correctionHours: 72, infoDays: 30 },
    ...{ counterDays: 15, reasonableDays: 20, dmca: null },
  }
  const receiptOf = (changes: Partial<CaseView>) =>
    print(<CaseReceivedPage site={aSite()} receipt={aReceipt} shown={aCaseView(changes)} periods={periods} />)

  it('has the number, the address to keep, what is missing, and what follows with its periods', () => {
    const page = receiptOf({})
    expect(texts(page, '.receipt dd')).toEqual([
      'C-0118',
      '今天 10:00',
      `https://news.example.cn/cases/${aReceipt}复制网址`,
    ])
    expect(attrs(page, 'button.copy', 'data-of')).toEqual(attrs(page, '.kept .address', 'id'))
    expect(texts(page, '.wanting strong')).toEqual(['地址', '初步证明材料'])
    expect(texts(page, '.next li')[0]).toBe(
      '缺少的内容请在 30 天内补充。从补齐时起，编辑争取在 1 小时内、最迟在 24 小时内处理。',
    )
    expect(wordsOf(one(page, '.next'))).toContain('《信息网络传播权保护条例》第十七条')
  })

  it('tells who says that he is foreign the days of the DMCA, once it is confirmed, where the setting says so', () => {
    const dmca = { ...periods, dmca: { earliest: 10, latest: 14 } }
    const told = (isForeign: boolean, kind: CaseView['kind'] = 'copyright') => {
      const shown = aCaseView({ isForeign, kind })
      const page = <CaseReceivedPage site={aSite()} receipt={aReceipt} shown={shown} periods={dmca} />
      return wordsOf(one(print(page), '.next'))
    }
    expect(told(true)).toMatch(/第十七条立即恢复.*核实确认以后.*第 10 至第 14 个工作日恢复/s)
    expect(told(false)).toContain('第十七条立即恢复')
    for (const plain of [told(false), told(true, 'reputation')]) expect(plain).not.toContain('512(g)')
  })

  it.each([
    ['privacy', '此后 20 天内没有收到您已经投诉或者起诉的通知的'],
    ['illegal_content', '核查以后作出决定'],
    ['correction', '编辑最迟在 3 天内核实答复'],
  ] as const)('of %s tells its own way', (kind, sentence) => {
    const page = receiptOf({ kind, missing: [] })
    expect(wordsOf(one(page, '.next'))).toContain(sentence)
    expect(has(page, '.wanting')).toBe(false)
  })
})
