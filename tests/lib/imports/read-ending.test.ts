import { describe, expect, it } from 'vitest'
import { PageReader } from '#lib/imports/page-reader.ts'
import { endsText, readEnding } from '#lib/imports/read-ending.ts'

const endingOf = (isCitySite: boolean, ...lines: string[]) => {
  const { lines: text, policy, after } = readEnding(new PageReader(lines.join('\n')), { isCitySite })
  return { text: text.map((line) => line.text), policy, after: after?.text }
}
const ofCitySite = (...lines: string[]) => endingOf(true, ...lines)
const ofAnother = (...lines: string[]) => endingOf(false, ...lines)

describe('the ending of a city site', () => {
  it('is the 声明 in parentheses and the button to share', () =>
    expect(ofCitySite('一段。', '二段。', '(声明: 转载。)', '分享')).toEqual({
      text: ['一段。', '二段。'],
      policy: '转载。',
      after: '(声明: 转载。)',
    }))

  it('may be of several lines, with parentheses inside and in full width', () =>
    expect(ofCitySite('一段。', '（版权声明：', '一、转载(含图片)', '二、投稿。）', '分享').policy).toBe(
      '一、转载(含图片)\n二、投稿。',
    ))

  it('may lack the 声明, and nothing else: a page that was cut short is refused', () => {
    expect(ofCitySite('一段。', '分享')).toMatchObject({ text: ['一段。'], policy: null })
    expect(() => ofCitySite('一段。', '二段。')).toThrow('第 2 行：文字到这一行就结束了')
    expect(() => ofCitySite('一段。', '(声明: 转载。)')).toThrow('第 2 行')
  })
})

describe('the ending of another site', () => {
  it('is where its buttons, its links or its footer begin', () => {
    expect(ofAnother('一段。', '【打印】', '上一篇：甲', '版权所有').text).toEqual(['一段。'])
    expect(ofAnother('一段。', '上一篇', '甲', '下一篇', '乙').text).toEqual(['一段。'])
    expect(ofAnother('一段。').text).toEqual(['一段。'])
  })

  it('may have a 声明 without parentheses, if it stands in the last lines', () => {
    expect(ofAnother('一段。', '免责声明：仅代表作者。', '分享到：')).toEqual({
      text: ['一段。'],
      policy: '仅代表作者。',
      after: '免责声明：仅代表作者。',
    })
    const far = ofAnother(
      '一段。',
      '声明：我们来了。',
      ...Array.from({ length: 6 }, (_, at) => `第 ${at} 段。`),
    )
    expect(far).toMatchObject({ policy: null })
    expect(far.text).toHaveLength(8)
    expect(ofAnother('声明：我们来了。', '一段。').policy, 'not as the first line').toBeNull()
  })

  it('leaves buttons before the text and after it out', () =>
    expect(ofAnother('【打印】', '一段。', '打印', '二段。', '字号：大 中 小').text).toEqual([
      '一段。',
      '打印',
      '二段。',
    ]))
})

describe('what follows the end', () => {
  it.each([
    ['another paragraph', '又一段'],
    ['another page', '城市站点'],
    ['other facts', '时间:2023-08-18'],
    ['another 声明', '(声明: 另一份)'],
  ])('is refused where it is %s', (_what, line) => {
    expect(() => ofCitySite('一段。', '(声明: 转载。)', '分享', line)).toThrow(/第 [24] 行/)
  })

  it('is left out where it is a title of another article, or of the footer', () => {
    expect(ofCitySite('一段。', '分享', '上一篇', '甲').text).toEqual(['一段。'])
    expect(ofCitySite('一段。', '(声明: 转载。)', '分享', '版权所有', '地址：乐从镇').text).toEqual([
      '一段。',
    ])
  })
})

it('no line within the text ends it that only speaks of an end', () => {
  expect(endsText('据声明，一切照旧。')).toBe(false)
  expect(endsText('分享会结束了。')).toBe(false)
  expect(endsText('(声明：转载)')).toBe(true)
  expect(endsText('版权所有')).toBe(true)
})
