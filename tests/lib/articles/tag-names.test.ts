import { describe, expect, it } from 'vitest'
import { tagKey, tagNames, tagsSchema } from '#lib/articles/tag-names.ts'

const schema = tagsSchema(220, '标签')
const refusalOf = (given: string) => schema.safeParse(given).error?.issues.map(({ message }) => message)

describe('the tags of an article', () => {
  it.each([
    ['', null],
    ['、 ，', null],
    ['志愿服务', '志愿服务'],
    ['志愿服务, 乐从；党建;签约|授旗', '志愿服务、乐从、党建、签约、授旗'],
    ['#志愿服务# #乐从#', '志愿服务、乐从'],
    ['志愿服务 乐从', '志愿服务、乐从'],
    ['Open Source、AI 应用', 'Open Source、AI 应用'],
    ['AI、ＡＩ、ai', 'AI'],
  ])('are separated however they are typed: %s', (given, stored) => expect(schema.parse(given)).toBe(stored))

  it('are null where a form of before there were tags sends none', () =>
    expect(schema.parse(undefined)).toBeNull())

  it('are at most ten, of at most twenty characters', () => {
    expect(refusalOf(Array.from({ length: 11 }, (_, at) => `标签${at}`).join('、'))).toEqual([
      '标签最多 10 个',
    ])
    expect(refusalOf('长'.repeat(21))).toEqual(['每个标签最多 20 字'])
  })

  it('come back as names', () => {
    expect(tagNames('志愿服务、乐从')).toEqual(['志愿服务', '乐从'])
    expect(tagNames(null)).toEqual([])
    expect(tagKey(' ＡＩ ')).toBe('ai')
  })
})
