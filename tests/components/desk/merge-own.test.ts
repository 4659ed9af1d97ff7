import { expect, it } from 'vitest'
import { emptyContent } from '#components/desk/article-content.ts'
import { mergeOwn } from '#components/desk/merge-own.ts'
import { hasWords } from '#components/desk/unsaved-text.ts'
import { someContent } from '../../support/desk-cast.ts'
import { aBodyOf } from '../../support/reader-cast.ts'

const base = someContent({ body: aBodyOf('第一段。', '第二段。') })

it('what one editor typed in two places is put together without a question', () => {
  const other = { ...base, body: aBodyOf('第一段，改过。', '第二段。'), author: '何志愿' }
  const mine = { ...base, body: aBodyOf('第一段。', '第二段。', '第三段。'), title: '新标题' }
  expect(mergeOwn(base, other, mine)).toEqual({
    hasBoth: false,
    content: {
      ...base,
      ...{ title: '新标题', author: '何志愿', body: aBodyOf('第一段，改过。', '第二段。', '第三段。') },
    },
  })
})

it('what he changed in both stays twice in the body; of a field this one stays', () => {
  const other = { ...base, body: aBodyOf('第一段，甲。', '第二段。'), title: '甲' }
  const mine = { ...base, body: aBodyOf('第一段，乙。', '第二段。'), title: '乙' }
  const merged = mergeOwn(base, other, mine)
  expect(merged.hasBoth).toBe(true)
  expect(merged.content).toMatchObject({
    title: '乙',
    body: aBodyOf('第一段，甲。', '第一段，乙。', '第二段。'),
  })
})

it('a new form has words once something was typed, not where a city was chosen', () => {
  expect(hasWords(emptyContent)).toBe(false)
  expect(hasWords({ ...emptyContent, cityId: '1', columnId: '11', summary: ' ' })).toBe(false)
  expect(hasWords({ ...emptyContent, title: '一' })).toBe(true)
  expect(hasWords({ ...emptyContent, body: aBodyOf('一') })).toBe(true)
})
