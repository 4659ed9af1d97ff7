import { describe, expect, it } from 'vitest'
import { CounterNoticeForm } from '#components/reader/counter-notice-form.tsx'
import { CounterNoticePage } from '#components/reader/counter-notice-page.tsx'
import { caseStates } from '#lib/cases/case-states.ts'
import type { CounterNoticeView } from '#lib/cases/case-view.ts'
import { aCounterNoticeView, aReceipt } from '../../support/case-view-cast.ts'
import { aFormView } from '../../support/form-view.ts'
import { attrs, has, one, print, texts, wordsOf } from '../../support/markup.ts'
import { aSite } from '../../support/reader-cast.ts'

const pageOf = (changes: Partial<CounterNoticeView> = {}) =>
  print(<CounterNoticePage site={aSite()} receipt={aReceipt} shown={aCounterNoticeView(changes)} />)

describe("a contributor's page of a notice", () => {
  it('shows the forwarded notice, until when he can answer, and what follows by the law of its kind', () => {
    const page = pageOf()
    expect(texts(page, 'h1')).toEqual(['针对您投稿的通知 C-0118'])
    expect(texts(page, '.words')).toEqual([aCounterNoticeView().notice])
    expect(wordsOf(one(page, '.standing'))).toContain('请在9月5日前提交书面说明')
    expect(wordsOf(page)).toContain('条例第十七条')
    const civil = pageOf({ kind: 'reputation' })
    expect(wordsOf(civil)).toContain('《民法典》第一千一百九十六条')
    expect(wordsOf(pageOf({ isUnderDmca: true }))).toContain('512(g)(2)(B)、(C)')
    expect(attrs(page, 'meta[name=robots]', 'content')).toEqual(['noindex'])
  })

  it.each([
    [{ receivedAt: new Date(0), canState: false }, '已收到您的书面说明'],
    [{ missing: ['evidence'] }, '您的书面说明还需要补充'],
    [{ state: 'accepted', canState: false }, caseStates.accepted.publicName],
    [{ state: 'litigation_hold' }, '诉讼期间，维持现状'],
    [
      { state: 'closed', outcome: 'restored', ends: [{ outcome: 'restored', effect: 'restored' }] },
      '涉及的内容已恢复展示',
    ],
  ] satisfies [Partial<CounterNoticeView>, string][])('%j: %s', (changes, state) => {
    expect(texts(pageOf(changes), '.standing .state')).toEqual([state])
  })

  it('says where the notice was deleted', () => {
    expect(texts(pageOf({ notice: null }), '.words')).toEqual(['通知的内容已按保存期限删除。'])
  })
})

describe('the statement', () => {
  const formOf = (changes: Partial<CounterNoticeView> = {}) =>
    print(
      <CounterNoticeForm
        site={aSite()}
        form={aFormView('counter_notice')}
        shown={aCounterNoticeView(changes)}
      />,
    )

  it('has the elements of article 16, with the addresses proposed', () => {
    const names = ['form input', 'form textarea'].flatMap((tag) => attrs(formOf(), tag, 'name'))
    for (const name of [
      'name',
      'email',
      'phone',
      'address',
      'works',
      'statedUrls',
      'facts',
      'files',
      'proof',
    ])
      expect(names).toContain(name)
    expect(wordsOf(one(formOf(), 'textarea[name=statedUrls]')).trim()).toBe(
      'https://news.example.cn/articles/7',
    )
    expect(has(formOf(), 'input[name=isTruthStated]')).toBe(true)
  })

  it('states under the DMCA what 17 U.S.C. §512(g)(3) asks for, and says who is told the address', () => {
    const [plain, dmca] = [formOf(), formOf({ isUnderDmca: true })]
    for (const name of ['isMistakeStated', 'acceptsJurisdiction']) {
      expect(has(dmca, `input[name=${name}]`)).toBe(true)
      expect(has(plain, `input[name=${name}]`)).toBe(false)
    }
    expect(wordsOf(dmca)).toContain('姓名、地址、电话和邮箱转送通知人')
    // §512(g)(3)(D) asks for a telephone number, and a mail address is no substitute for it.
    expect(wordsOf(dmca)).toMatch(/电子邮箱 ?选填.*电话 ?应写明/)
    expect(wordsOf(plain)).toMatch(/电子邮箱 ?应写明.*可以只写电话.*电话 ?选填/)
    expect(wordsOf(plain)).toContain('其余身份信息加密保存')
  })

  it('asks under 民法典 §1196 for no work and no address, and cites no other law', () => {
    const civil = formOf({ kind: 'reputation', missing: ['name', 'facts', 'evidence', 'truth'] })
    expect(has(civil, '[name=works]')).toBe(false)
    expect(wordsOf(formOf({ kind: 'reputation' }))).toMatch(/地址 ?选填/)
    expect(new Set(texts(civil, '.wanting .law'))).toEqual(new Set(['依据：《民法典》第一千一百九十六条']))
    expect(texts(civil, '.wanting strong').at(-1)).toBe('不构成侵权的声明')
  })

  it('asks by name for what is missing', () => {
    const missing = formOf({ missing: ['evidence', 'truth'] })
    expect(texts(missing, '.wanting strong')).toEqual(['初步证明材料', '真实性声明'])
    expect(texts(missing, 'button')).toEqual(['提交补充'])
    const fields = wordsOf(formOf({ missing: ['contact'] }))
    expect(fields).toMatch(/姓名（名称） ?选填.*电子邮箱 ?应写明.*电话 ?选填.*地址 ?选填/)
  })
})
