import { describe, expect, it } from 'vitest'
import { changedParagraphs } from '#lib/text/changed-paragraphs.ts'

const brackets = { same: ['', ''], gone: ['[-', ']'], new: ['[+', ']'] } as const
/** Each paragraph as a line, what went and what came in brackets. */
const shown = (before: string[], after: string[]) =>
  changedParagraphs(before, after).map((pieces) =>
    pieces.map(({ kind, text }) => brackets[kind].join(text)).join(''),
  )

const purpose = '转载的目的在于传递更多信息及用于网络分享。'
const notice = '如有侵权请与本站联系，本站将及时更正、删除。'

describe('what becomes of paragraphs', () => {
  it('stands in one paragraph where one has become another like it', () => {
    expect(shown([purpose, notice], [purpose, notice.replace('及时', '在二十四小时内')])).toEqual([
      purpose,
      '如有侵权请与本站联系，本站将[-及时][+在二十四小时内]更正、删除。',
    ])
    expect(shown([notice], [notice.replace('更正、', '')]), 'words that only went').toEqual([
      '如有侵权请与本站联系，本站将及时[-更正、]删除。',
    ])
    expect(shown([notice], [`依照法律，${notice}谢谢。`]), 'words that came at both ends').toEqual([
      `[+依照法律，]${notice}[+谢谢。]`,
    ])
  })

  it('is told as wholes where nothing is alike, and where paragraphs come or go', () => {
    expect(shown([purpose], ['一二三四五六。'])).toEqual([`[-${purpose}]`, '[+一二三四五六。]'])
    expect(shown([purpose, notice], [notice])).toEqual([`[-${purpose}]`, notice])
    expect(shown([], [notice])).toEqual([`[+${notice}]`])
    expect(shown([], [])).toEqual([])
  })

  it('loses no character of either text', () => {
    const before = [purpose, notice, '本声明自公布之日起施行。']
    const after = [notice.replace('侵权', '侵犯您的权利'), '本声明自二〇二七年起施行。', purpose]
    const pieces = changedParagraphs(before, after)
    const without = (kind: 'gone' | 'new') =>
      pieces
        .map((paragraph) => paragraph.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join(''))
        .filter((text) => text !== '')
    expect(without('new')).toEqual(before)
    expect(without('gone')).toEqual(after)
  })
})
