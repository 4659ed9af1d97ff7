import { describe, expect, it } from 'vitest'
import type { Answer } from '#components/desk/article-content.ts'
import { DeletionNotice } from '#components/desk/deletion-notice.tsx'
import { Field, fieldProps } from '#components/desk/field.tsx'
import { Refusals } from '#components/desk/refusals.tsx'
import { aRefusal, done } from '../../support/desk-cast.ts'
import { attrs, has, one, print, texts } from '../../support/markup.ts'

const said = (answer: Answer | null, pending = false, isStale = false) =>
  print(<Refusals answer={answer} pending={pending} isStale={isStale} />)

describe('what a press came to', () => {
  it('is spoken to those who do not see it: while it runs, and once it is done', () => {
    expect(texts(said(null), '[role=status]')).toEqual([''])
    expect(texts(said(null, true), '[role=status]')).toEqual(['正在提交…'])
    expect(texts(said(done()), '[role=status]')).toEqual(['草稿已保存。'])
  })

  it('is shown once it is done, and not while the next press runs', () => {
    expect(texts(said(done()), '.notice.ok')).toEqual(['草稿已保存。'])
    expect(has(said(done(), true), '.notice')).toBe(false)
  })

  it('is a sentence why not, which goes when what it names was changed', () => {
    expect(texts(said(aRefusal('invalid-input')), '[role=alert] p')).toEqual(['不能这样提交。'])
    expect(has(said(aRefusal('invalid-input'), false, true), '[role=alert]')).toBe(false)
  })

  it('adds what is wrong with the whole, once, and leaves the fields to say the rest themselves', () => {
    const fields = { '': '没有任何改动', title: '请填写标题' }
    expect(texts(said(aRefusal('invalid-input', fields)), '[role=alert] p')).toEqual([
      '不能这样提交。没有任何改动',
    ])
    const repeated = aRefusal('invalid-input', fields, '没有任何改动。')
    expect(texts(said(repeated), '[role=alert] p')).toEqual(['没有任何改动。'])
  })

  it('says that the text was saved where only its publication was refused', () => {
    const saved = { ...aRefusal('invalid-input', {}, '请填写来源。'), saved: { id: 7, version: 2 } }
    expect(texts(said(saved), '[role=alert] p')).toEqual(['草稿已保存，但没有发布：请填写来源。'])
  })

  it('leads to a sign-in in a window of its own where the session has ended, and nowhere otherwise', () => {
    const signedOut = said(aRefusal('unauthenticated'))
    expect(attrs(signedOut, 'a', 'href')).toEqual(['/admin/sign-in'])
    expect(attrs(signedOut, 'a', 'target')).toEqual(['_blank'])
    expect(texts(signedOut, 'p')[2]).toMatch(/^您写的内容都还在。/)
    expect(has(said(aRefusal('conflict')), 'a')).toBe(false)
  })
})

describe('a field', () => {
  const field = (error?: string) =>
    print(
      <Field name="title" label="标题" error={error} hint="必填">
        <input {...fieldProps('title', error)} />
      </Field>,
    )

  it('belongs to its label, and shows its hint while nothing is wrong', () => {
    expect(attrs(field(), 'label', 'for')).toEqual(attrs(field(), 'input', 'id'))
    expect(texts(field(), 'p')).toEqual(['必填'])
    expect(one(field(), 'input').attrs).toMatchObject({ 'aria-invalid': 'false' })
    expect(attrs(field(), 'p', 'id')).toEqual(attrs(field(), 'input', 'aria-describedby'))
  })

  it('says what is wrong, to screen readers too', () => {
    const wrong = field('请填写标题')
    expect(texts(wrong, 'p')).toEqual(['请填写标题'])
    expect(one(wrong, 'input').attrs['aria-invalid']).toBe('true')
    expect(attrs(wrong, 'p', 'id')).toEqual(attrs(wrong, 'input', 'aria-describedby'))
  })
})

describe('a draft that was deleted from the list', () => {
  const notice = (verb: 'discard' | 'undelete', answer: Answer | null) =>
    print(
      <DeletionNotice
        deletion={{ title: '旧稿', verb, answer }}
        undo={async () => done()}
        onUndone={() => {}}
      />,
    )

  it('is named, and can be taken back at once', () => {
    const page = notice('discard', done({ message: '已删除。' }))
    expect(texts(page, '[role=status]')).toEqual(['《旧稿》已删除。撤销'])
    expect(texts(page, 'button')).toEqual(['撤销'])
  })

  it('offers no second undo once it is back', () => {
    expect(has(notice('undelete', done({ message: '已恢复。' })), 'button')).toBe(false)
  })

  it('says why not, and that nothing is known where no answer came', () => {
    expect(
      texts(notice('discard', aRefusal('forbidden', {}, '只能删除自己的草稿。')), '[role=alert]'),
    ).toEqual(['只能删除自己的草稿。'])
    expect(texts(notice('discard', null), '[role=alert]')[0]).toMatch(/^没有提交成功：/)
  })
})
