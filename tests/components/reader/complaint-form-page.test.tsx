import { describe, expect, it } from 'vitest'
import { ComplaintFormPage } from '#components/reader/complaint-form-page.tsx'
import { CorrectionFormPage } from '#components/reader/correction-form-page.tsx'
import { caseKinds, noticeKinds } from '#lib/cases/case-kinds.ts'
import { noticeFieldsSchema } from '#lib/cases/notice-fields.ts'
import type { CaseKind } from '#lib/db/generated/enums.ts'
import type { FormView } from '#lib/public-forms/form-view.ts'
import { aFormView } from '../../support/form-view.ts'
import { attrs, has, one, print, texts, wordsOf } from '../../support/markup.ts'
import { aSite } from '../../support/reader-cast.ts'

const formOf = (kind: CaseKind, form: FormView = aFormView('complaint')) =>
  print(<ComplaintFormPage site={aSite()} form={form} kind={kind} articleId={7} />)

/** The names of what is typed or chosen, each once. */
const namesIn = (page: ReturnType<typeof print>) =>
  new Set(['main input', 'main textarea'].flatMap((tag) => attrs(page, tag, 'name')).filter((name) => name))

describe('the form of a notice', () => {
  it.each(noticeKinds)('%s: asks for every element of its kind, and stops at none of them', (kind) => {
    const page = formOf(kind)
    const fieldsOf = {
      ...{ name: 'name', contact: 'email', address: 'address', works: 'works', urls: 'statedUrls' },
      ...{ facts: 'facts', relation: 'relation', evidence: 'files', truth: 'isTruthStated' },
      correction: 'correctText',
    } as const
    for (const element of caseKinds[kind].elements)
      expect(namesIn(page), element).toContain(fieldsOf[element])
    const required = ['input', 'textarea'].flatMap((tag) => attrs(page, `main ${tag}[required]`, 'name'))
    expect(required.filter((name) => name !== 'form-answer')).toEqual([])
    expect(attrs(page, 'form input[name=demand]', 'value')).toEqual(caseKinds[kind].demands)
    expect(attrs(page, 'form input[name=kind]', 'value')).toEqual([kind])
  })

  it('every field is one that a notice has', () => {
    const known = Object.keys(noticeFieldsSchema.shape)
    const others = ['article', 'files', 'form-token', 'form-solution', 'form-answer', 'form-remark']
    for (const kind of noticeKinds)
      for (const name of namesIn(formOf(kind))) expect([...known, ...others]).toContain(name)
  })

  it('proposes the article that the reader came from, and keeps what was typed where it comes back', () => {
    expect(wordsOf(one(formOf('copyright'), 'textarea[name=statedUrls]')).trim()).toBe(
      'https://news.example.cn/articles/7',
    )
    const typed = { statedUrls: ['https://a.example/1'], relation: ['agent'], isTruthStated: ['yes'] }
    const refused = { status: 422, message: '请修改标红的 1 项。', fields: { email: '请填写完整的电子邮箱' } }
    const back = formOf('copyright', aFormView('complaint', { typed, refused }))
    expect(wordsOf(one(back, 'textarea[name=statedUrls]')).trim()).toBe('https://a.example/1')
    expect(has(back, 'input[name=relation][value=agent][checked]')).toBe(true)
    expect(has(back, 'input[name=isTruthStated][checked]')).toBe(true)
    expect(texts(back, '.form-problems a')).toEqual(['请填写完整的电子邮箱'])
  })

  it('leaves who somebody is out of the draft on the device', () => {
    const kept = attrs(formOf('privacy'), 'input[data-private]', 'name')
    expect(kept).toEqual(['agentFor', 'name', 'email', 'phone', 'address'])
  })

  it('a report of illegal content needs no name, no relation and no foreign law', () => {
    const page = formOf('illegal_content')
    expect(texts(page, 'h1')).toEqual(['举报违法和不良信息'])
    for (const name of ['relation', 'agentFor', 'address', 'isForeign'])
      expect(has(page, `input[name=${name}]`), name).toBe(false)
    expect(wordsOf(page)).toContain('可以不留姓名')
  })

  it.each(noticeKinds)('%s: the law of foreign right holders is for works alone', (kind) => {
    expect(has(formOf(kind), 'input[name=isForeign]')).toBe(kind === 'copyright')
    // Whoever handles a case may not open an identity for that alone.
    expect(wordsOf(formOf(kind))).not.toContain('只有办理的编辑')
  })
})

describe('这里有误', () => {
  const page = (articleId?: number) =>
    print(<CorrectionFormPage site={aSite()} form={aFormView('correction')} articleId={articleId} />)

  it('asks for the sentence, what is right, the basis, and nothing else but how to answer', () => {
    expect([...namesIn(page(7))].filter((name) => !name?.startsWith('form-'))).toEqual([
      ...['article', 'url', 'name', 'email', 'sentence', 'correctText', 'proof'],
    ])
    expect(attrs(page(7), 'input[name=url]', 'value')).toEqual(['https://news.example.cn/articles/7'])
    expect(attrs(page(), 'input[name=url]', 'type')).toEqual(['url'])
  })
})
