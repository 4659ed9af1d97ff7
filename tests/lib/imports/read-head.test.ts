import { describe, expect, it } from 'vitest'
import { PageReader } from '#lib/imports/page-reader.ts'
import { readHead } from '#lib/imports/read-head.ts'

const FACTS = '时间:2023-08-18 来源:乐从发布'
const headOf = (...lines: string[]) => {
  const { title, isCitySite } = readHead(new PageReader([...lines, FACTS].join('\n')), '一行时间')
  return { title: title.text, line: title.number, isCitySite }
}

describe('the title of a page', () => {
  it('of a city site stands below its heading, whatever it says', () => {
    expect(headOf('城市站点', '> 乐从', '> 标题', '详细内容', '首页改版')).toEqual({
      title: '首页改版',
      line: 5,
      isCitySite: true,
    })
    expect(headOf('城市站点 » 乐从', '详细内容', '打印')).toMatchObject({ title: '打印', line: 3 })
  })

  it('of another site is the line before the facts that is neither a button nor a step of the breadcrumb', () =>
    expect(headOf('首页 > 新闻', '【打印】', '授旗仪式', '字号：大 中 小')).toEqual({
      title: '授旗仪式',
      line: 3,
      isCitySite: false,
    }))

  it('of two candidates is the one that the breadcrumb ends with, or that stands there twice', () => {
    expect(headOf('当前位置：首页 > 授旗仪式', '某某新闻网', '授旗仪式')).toMatchObject({
      title: '授旗仪式',
      line: 3,
    })
    expect(headOf('授旗仪式', '授旗仪式')).toMatchObject({ title: '授旗仪式', line: 1 })
  })

  it('is not guessed where two lines can be it', () =>
    expect(() => headOf('某某新闻网', '授旗仪式')).toThrow(
      '第 2 行：“某某新闻网”和“授旗仪式”都在时间之前，看不出哪一行是标题。',
    ))
})

describe('a page without one is refused where something else stands', () => {
  it.each([
    [['城市站点的新闻'], '第 1 行：这里应是“城市站点”'],
    [['城市站点', '详细内容', '授旗仪式'], '第 2 行：这里应是面包屑'],
    [['城市站点', '> 标题', '授旗仪式'], '第 3 行：这里应是“详细内容”'],
    [['城市站点', '> 标题', '详细内容'], '第 4 行：这里应是标题'],
    [['首页 > 新闻'], '第 2 行：这里应是标题'],
  ])('%j', (lines, sentence) => expect(() => headOf(...lines)).toThrow(sentence))
})
