import { describe, expect, it } from 'vitest'
import { headlineClauses } from '#lib/articles/headline-clauses.ts'

/** `|` where a line may break, `//` where it rather does, `~` where the next word is set apart. */
const shown = (text: string) =>
  headlineClauses(text, ['乐从'])
    .map((words) => words.map((word) => word.text + (word.isSpaced ? '~' : '')).join('|'))
    .join('//')

describe('a headline', () => {
  it.each([
    '广东：|十年|建成|百座|城市书房，//走进|社区|每一个角落',
    'DeepSeek-R1发布，//国产|大模型|再突破——//专访|梁文锋',
    '坚持|党建引领 //深化|志愿服务',
  ])('breaks at its marks before it breaks between words: %s', (pieces) =>
    expect(shown(pieces.replace(/[|]|[/][/]/g, ''))).toBe(pieces),
  )

  it('has no line of a few characters: a short clause belongs to the next one, a short last word to the one before', () => {
    expect(shown('重磅！中央社会工作部成立')).toBe('重磅！|中央|社会|工作部成立')
    expect(shown('中国：强')).toBe('中国：强')
    expect(shown('社区开展活动，很好')).not.toContain('//')
  })

  it('sets Chinese and Latin words apart where a line may break between them', () => {
    expect(shown('首届Smart城市大会8月17日开幕')).toBe('首届~|Smart~|城市|大会~|8月17日开幕')
  })

  it('lets a line break between two quotations, where a browser would not', () => {
    const words = headlineClauses('“两新”“红联”组织').flat()
    expect(words.map(({ mayBreakAfter }) => mayBreakAfter)[0]).toBe(true)
  })

  it('holds words as wide as a narrow line, and only those', () => {
    const long = (text: string) =>
      headlineClauses(text)
        .flat()
        .filter(({ isLong }) => isLong)
    expect(long('DeepSeek-R1发布')).toEqual([])
    expect(long(`${'a'.repeat(40)}开幕`).map(({ text }) => text)).toEqual(['a'.repeat(40)])
  })

  it.each(['', ' ', '一', 'a'.repeat(400), '👨‍👩‍👧的一天', '\u3000两端\u3000', '……', '，，，'])(
    'loses and adds nothing: %j',
    (text) =>
      expect(
        headlineClauses(text)
          .flat()
          .map((word) => word.text)
          .join(''),
      ).toBe(text),
  )
})
