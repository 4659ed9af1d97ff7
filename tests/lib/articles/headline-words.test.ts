import { describe, expect, it } from 'vitest'
import { headlineWords } from '#lib/articles/headline-words.ts'

const names = ['乐从', '乐从发布', '陈村']

describe('a headline', () => {
  it.each([
    '顺德|乐从|探索|志愿|服务|高质量|发展|新模式',
    '直播间|搬进|鱼塘',
    '“双11”|办事|再提速',
    '意见|反馈表',
    '一碗|陈村粉的|故事',
    '“国字号”|一句话|新闻',
    '首届|Smart|城市|大会|8月17日|开幕',
    'GPT-4o|课程|C++|与.NET 8.0',
    '社会|组织|2023年度|工作|会议',
    '印发|《关于|优化|环境的|意见》',
  ])('breaks where a reader would pause: %s', (pieces) =>
    expect(headlineWords(pieces.replaceAll('|', ''), names).join('|')).toBe(pieces),
  )

  it('never breaks a name that no dictionary knows, whatever signs it holds', () => {
    expect(headlineWords('志愿者走进石湾(东区)村口', ['石湾(东区)'])).toContain('石湾(东区)')
    expect(headlineWords('从乐从到陈村', names)).toEqual(['从乐从', '到陈村'])
  })

  it('takes no word of another script apart, and no emoji', () => {
    const text = 'Москва与アニメ迎🇨🇳国庆 Café👍🏽'
    const words = headlineWords(text, [])
    expect(words.join('')).toBe(text)
    for (const whole of ['Москва', 'アニメ', '🇨🇳', 'Café', '👍🏽'])
      expect(
        words.some((word) => word.includes(whole)),
        whole,
      ).toBe(true)
  })

  it('begins no piece with a mark that closes and ends none with one that opens', () => {
    const text = '“两新”组织（含社工）年会：开幕！《章程》、“公约”发布……'
    for (const piece of headlineWords(text, [])) {
      expect(piece).toMatch(/^[^”）》：！、…]/)
      expect(piece).toMatch(/[^“（《]$/)
    }
  })

  it.each(['', ' ', '一', '𠮷野家', 'a'.repeat(400), '👨‍👩‍👧的一天', '\u3000两端\u3000', '……'])(
    'loses and adds nothing: %j',
    (text) => expect(headlineWords(text, names).join('')).toBe(text),
  )
})
