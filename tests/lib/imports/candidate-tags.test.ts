import { expect, it } from 'vitest'
import { tagsField, tagsOfKeywords } from '#lib/imports/candidate-tags.ts'

it('tags of an import are stored each once; what is too long or one too many is told', () => {
  expect(tagsField(['志愿,社区', '志愿'])).toEqual({ tags: '志愿、社区', leftOut: [] })
  expect(tagsField([])).toEqual({ tags: null, leftOut: [] })
  const { tags, leftOut } = tagsField(['长'.repeat(21), ...Array.from({ length: 11 }, (_, at) => `第${at}`)])
  expect(tags?.split('、')).toHaveLength(10)
  expect(leftOut).toEqual([expect.stringMatching(/^标签没有带过来：“长{20}”、“第10”/)])
})

it.each([
  ['志愿服务,党建 结对', ['志愿服务', '党建', '结对']],
  ['乐从发布,志愿', ['志愿']],
  ['顺德区乐从镇人民政府门户网站官方,志愿', []],
  ['一,二,三,四,五,六,七', []],
  [null, []],
])('keywords %j of a page are the tags %j', (keywords, tags) =>
  expect(tagsOfKeywords(keywords, ['乐从发布', null])).toEqual(tags),
)
