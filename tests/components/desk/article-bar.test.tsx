import { describe, expect, it } from 'vitest'
import { ArticleBar } from '#components/desk/article-bar.tsx'
import { NoteField } from '#components/desk/correction-note.tsx'
import { newStanding } from '#components/desk/press.ts'
import { ProvenanceFields } from '#components/desk/provenance-fields.tsx'
import type { Standing } from '#components/desk/standing.ts'
import { TitleField } from '#components/desk/title-field.tsx'
import { inputFields } from '#lib/articles/fields.ts'
import { cities, someContent } from '../../support/desk-cast.ts'
import { all, attrs, has, one, print, texts } from '../../support/markup.ts'

const nothing = () => {}

describe('the bar of the form', () => {
  const bar = (
    standing: Partial<Standing> = {},
    { dirty = false, pending = false, mayTakeDown = false, mustBeReviewed = false } = {},
  ) =>
    print(
      <ArticleBar
        standing={{ ...newStanding(someContent()), ...standing }}
        pending={pending}
        dirty={dirty}
        onSave={nothing}
        onPublish={nothing}
        review={{ press: nothing, isRequired: mustBeReviewed, label: '送审' }}
        onAmend={nothing}
        onTakeDown={mayTakeDown ? nothing : undefined}
      />,
    )
  const live = { id: 7, version: 3, status: 'published' } as const

  it('says what is edited, in which version and state', () => {
    expect(texts(bar(), 'h1')).toEqual(['新文章'])
    expect(texts(bar({ id: 7, version: 2 }), 'h1')).toEqual(['编辑草稿第 2 版草稿'])
    expect(texts(bar(live), 'h1')).toEqual(['修订文章第 3 版已发布'])
  })

  it('says in every state that something is not saved', () => {
    for (const standing of [{}, { id: 7, version: 2 }, live]) {
      expect(texts(bar(standing, { dirty: true }), '.dirty')).toEqual(['有未提交的修改'])
      expect(has(bar(standing), '.dirty')).toBe(false)
    }
  })

  it('has one primary verb: publishing before readers see it, amending afterwards', () => {
    expect(texts(bar({ id: 7 }), 'button')).toEqual(['保存草稿 Ctrl S', '送审', '发布 Ctrl ↵'])
    expect(texts(bar(live), 'button')).toEqual(['保存 Ctrl S', '提交修订 Ctrl ↵'])
    expect(all(bar(live), '.primary')).toHaveLength(1)
  })

  it('submits instead of publishing where a draft must be reviewed', () => {
    const required = { mustBeReviewed: true }
    expect(texts(bar({ id: 7 }, required), 'button')).toEqual(['保存草稿 Ctrl S', '送审 Ctrl ↵'])
    expect(texts(bar(live, required), 'button')).toEqual(['保存 Ctrl S', '提交修订 Ctrl ↵'])
  })

  it('leads to the readers’ page where there is one', () => {
    expect(attrs(bar(live), 'a', 'href')).toEqual(['/articles/7'])
    expect(has(bar({ id: 7 }), 'a')).toBe(false)
  })

  it('offers to take down to those who may', () => {
    expect(texts(bar(live, { mayTakeDown: true }), '.danger')).toEqual(['下架…'])
    expect(has(bar(live), '.danger')).toBe(false)
  })

  it('keeps its buttons in reach while a press runs, and says that they wait', () => {
    expect(attrs(bar(live, { pending: true }), '[aria-keyshortcuts]', 'aria-disabled')).toEqual([
      'true',
      'true',
    ])
    expect(has(bar(live, { pending: true }), '[disabled]')).toBe(false)
  })
})

describe('where a text comes from and where it goes', () => {
  type Given = Partial<Parameters<typeof ProvenanceFields>[0]>
  const fields = (given: Given = {}) =>
    print(
      <ProvenanceFields
        content={someContent()}
        origin="repost"
        isOriginOpen
        cities={cities}
        errors={{}}
        onChange={nothing}
        onOrigin={nothing}
        {...given}
      />,
    )

  it('has an input for each field of the table, in its order, by its label', () => {
    expect(attrs(fields(), 'input', 'name')).toEqual(inputFields)
    expect(texts(fields(), 'label')).toEqual([
      ...['类型', '来源', '原网址', '作者', '原文编辑', '原文责任编辑', '摄影', '原标题'],
      ...['标签', '发布时间', '到期时间', '城市', '栏目'],
    ])
    expect(attrs(fields(), 'input[type=url]', 'name')).toEqual(['sourceUrl'])
  })

  it('asks for the origin once, and shows it from then on', () => {
    expect(texts(fields(), '#field-origin option')).toEqual(['转载', '投稿', '原创'])
    const existing = fields({ isOriginOpen: false, origin: 'contribution' })
    expect(has(existing, '#field-origin')).toBe(false)
    expect(texts(existing, '.field p')[0]).toBe('投稿')
  })

  it('says that a repost needs its source, and no other text does', () => {
    const hint = (origin: 'repost' | 'original') =>
      attrs(fields({ origin }), '#field-sourceName', 'placeholder')
    expect(hint('repost')).toEqual(['转载必填'])
    expect(hint('original')).toEqual([''])
  })

  it('offers the columns of the chosen city, and a choice of city only while none is made', () => {
    const options = (content: Given['content'] & object, of: string) =>
      texts(fields({ content }), `#field-${of} option`)
    expect(options(someContent(), 'columnId')).toEqual(['不设栏目', '公益'])
    expect(options(someContent({ cityId: '2' }), 'columnId')).toEqual(['不设栏目', '教育'])
    expect(options(someContent(), 'cityId')).toEqual(['乐从', '大良'])
    expect(options(someContent({ cityId: '' }), 'cityId')).toEqual(['请选择', '乐从', '大良'])
    expect(options(someContent({ cityId: '' }), 'columnId')).toEqual(['不设栏目'])
  })

  it('shows each error at its own field', () => {
    const errors = { sourceUrl: '请填写网址', cityId: '请选择城市', title: '请填写标题' }
    expect(attrs(fields({ errors }), '[aria-invalid=true]', 'name')).toEqual(['sourceUrl', 'cityId'])
    expect(texts(fields({ errors }), '.field-error')).toEqual(['请填写网址', '请选择城市'])
  })
})

describe('the fields that readers see', () => {
  it('are labelled, and hold what is in the form', () => {
    const page = print(
      <TitleField content={someContent()} errors={{ title: '请填写标题' }} onChange={nothing} />,
    )
    expect(texts(page, 'label')).toEqual(['标题', '概述'])
    expect(texts(page, 'textarea')).toEqual(['志愿者联合会授旗', '八个单位签约。'])
    expect(attrs(page, '[aria-invalid=true]', 'name')).toEqual(['title'])
  })

  it('have a note that says that readers see it, and when it may be left out', () => {
    const note = print(<NoteField note="更正了地名。" error={undefined} onChange={nothing} />)
    expect(texts(note, 'label')).toEqual(['更正说明（读者可见）'])
    expect(one(note, 'textarea').attrs.placeholder).toContain('只换城市或栏目可以不填')
  })
})
