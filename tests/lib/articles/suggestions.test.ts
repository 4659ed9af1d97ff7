import { describe, expect, it } from 'vitest'
import { createDraft } from '#lib/articles/create-draft.ts'
import { lastPlace } from '#lib/articles/last-place.ts'
import { suggestionsFor } from '#lib/articles/suggestions.ts'
import { db } from '#lib/db/client.ts'
import { pinyinInitials } from '#lib/text/pinyin-initials.ts'
import { completeAddress } from '#lib/text/web-address.ts'
import { aChiefEditor, aCity, aDraft, anEditor, aReportsContent } from '../../support/cast.ts'

describe('the names that were used before', () => {
  it('are those of sources, authors and tags, the most used first, with their initials', async () => {
    await aDraft({ sourceName: '珠江时报', author: '黄伟', tags: '志愿、AI' })
    await aDraft({ sourceName: '光明日报', author: null, tags: '志愿' })
    await aDraft({ title: '另一篇', sourceName: '珠江时报' })
    const { sourceName, author, tags } = await suggestionsFor(await anEditor())
    expect(sourceName).toEqual([
      { name: '珠江时报', initials: 'zjsb' },
      { name: '光明日报', initials: 'gmrb' },
    ])
    expect(author).toEqual([{ name: '黄伟', initials: 'hw' }])
    expect(tags.map(({ name }) => name)).toEqual(['志愿', 'AI'])
  })

  it('are found by initials of Chinese, Latin and mixed names', () => {
    expect(['南方Plus', '央视新闻', '安徽', '人民网', '《他们》'].map(pinyinInitials)).toEqual([
      ...['nfplus', 'ysxw', 'ah', 'rmw', 'tm'],
    ])
  })
})

describe('city and column', () => {
  it('are remembered for each editor’s next new article', async () => {
    const [first, other] = [await aCity(), await aCity('daliang', '大良')]
    const column = await db().column.create({ data: { slug: 'gongyi', name: '公益', cityId: other.id } })
    const [editor, chief] = [await anEditor(), await aChiefEditor()]
    expect(await lastPlace(editor)).toBeNull()
    const content = await aReportsContent({ origin: 'repost' })
    await createDraft(editor, { ...content, cityId: first.id })
    await createDraft(editor, { ...content, cityId: other.id, columnId: column.id })
    expect(await lastPlace(editor)).toEqual({ cityId: other.id, columnId: column.id })
    expect(await lastPlace(chief)).toBeNull()
  })
})

it.each([
  ['www.lecong.gov.cn/news', 'https://www.lecong.gov.cn/news'],
  [' lecong.gov.cn:8080?id=1 ', 'https://lecong.gov.cn:8080?id=1'],
  ['http://lecong.gov.cn', 'http://lecong.gov.cn'],
  ['mailto:a@b.cn', 'mailto:a@b.cn'],
  ['乐从发布', '乐从发布'],
  ['', ''],
])('an address is completed as the link dialog does: %j', (typed, whole) =>
  expect(completeAddress(typed)).toBe(whole),
)
