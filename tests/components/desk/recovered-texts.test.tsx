import { describe, expect, it } from 'vitest'
import { emptyContent, isSameContent, isSameField } from '#components/desk/article-content.ts'
import type { LocalDraft } from '#components/desk/local-draft.ts'
import { RecoveredTexts } from '#components/desk/recovered-texts.tsx'
import { contentFields } from '#lib/articles/fields.ts'
import { aLocalDraft, someContent } from '../../support/desk-cast.ts'
import { all, has, one, print, texts, wordsOf } from '../../support/markup.ts'
import { aBodyOf, hostileText } from '../../support/reader-cast.ts'

const found = (drafts: LocalDraft[], discarded: LocalDraft | null = null) =>
  print(
    <RecoveredTexts
      drafts={drafts}
      discarded={discarded}
      onRestore={() => {}}
      onDiscard={() => {}}
      onUndo={() => {}}
    />,
  )

describe('texts that are found in this browser', () => {
  it('are counted, and each says which it is, from when, and from which version', () => {
    const page = found([aLocalDraft('a'), aLocalDraft('b', { version: 0, content: emptyContent })])
    expect(texts(page, '.recovered p')).toEqual([
      '这台设备上有 2 份没有提交的文字：',
      '《我的标题》2023-11-15 06:13，从第 3 版改起',
      '《无标题》2023-11-15 06:13，新文章',
    ])
  })

  it('can be read before one decides, whole', () => {
    const content = someContent({ author: '何志愿', body: aBodyOf('一', '二') })
    const page = found([aLocalDraft('a', { content, note: '更正了地名。' })])
    expect(wordsOf(one(page, 'textarea')).split('\n\n')).toEqual([
      ...[
        '志愿者联合会授旗',
        '八个单位签约。',
        '一',
        '二',
        '来源：乐从发布',
        '作者：何志愿',
        '更正说明：更正了地名。',
      ],
    ])
  })

  it('are each brought back or discarded by themselves, discarding being asked about first', () => {
    const page = found([aLocalDraft('a'), aLocalDraft('b')])
    const acts = ['找回', '丢弃…', '复制全文']
    expect(texts(page, 'li button')).toEqual([...acts, ...acts])
    expect(all(page, 'li [aria-haspopup=dialog]')).toHaveLength(2)
  })

  it('can be taken back after they were discarded, with none left to offer', () => {
    const page = found([], aLocalDraft('a'))
    expect(texts(page, '[role=status] p')).toEqual(['已丢弃《我的标题》。离开本页前可以撤销。'])
    expect(has(page, '.recovered')).toBe(false)
  })

  it('are named by the beginning of a title, as it was written', () => {
    const named = (title: string) =>
      texts(found([aLocalDraft('a', { content: someContent({ title }) })]), 'li p')[0]
    expect(named('长'.repeat(100))).toMatch(/^《长{40}》/)
    expect(named(hostileText.slice(0, 40))).toContain(hostileText.slice(0, 40))
  })

  it('take no room where there are none', () => expect(texts(found([]), 'section')).toEqual([]))
})

describe('two states of the form', () => {
  const base = someContent()

  it('are the same where every field is, however the body was built', () => {
    const { content, type } = base.body
    expect(isSameContent(base, { ...base, body: { content: structuredClone(content), type } })).toBe(true)
    expect(
      isSameContent(base, { ...base, body: { type, content: [...content, { type: 'paragraph' }] } }),
    ).toBe(true)
  })

  it('differ where any field of the table does', () => {
    for (const field of contentFields) {
      const other = { ...base, [field]: field === 'body' ? aBodyOf('别的') : '别的' }
      expect(isSameField(field, base, other), field).toBe(false)
      expect(isSameContent(base, other), field).toBe(false)
    }
  })

  it('differ by a space that readers would see', () => {
    expect(isSameContent(base, { ...base, title: `${base.title} ` })).toBe(false)
  })
})
