import { describe, expect, it } from 'vitest'
import type { Body } from '#lib/articles/body/body.ts'
import { plainText, textsOf, unmarkedText } from '#lib/articles/body/plain-text.ts'

const body: Body = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: '每立方米 10' },
        { type: 'text', text: '-4', marks: [{ type: 'superscript' }] },
        { type: 'text', text: ' 克 CO' },
        { type: 'text', text: '2', marks: [{ type: 'bold' }, { type: 'subscript' }] },
        { type: 'hardBreak' },
        { type: 'text', text: '第 n' },
        { type: 'text', text: 'th', marks: [{ type: 'superscript' }] },
        { type: 'text', text: ' 次', marks: [{ type: 'italic' }] },
        { type: 'text', text: '[1]', marks: [{ type: 'superscript' }] },
      ],
    },
    { type: 'horizontalRule' },
    {
      type: 'blockquote',
      content: [
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
        },
        { type: 'paragraph', content: [{ type: 'text', text: '末' }] },
      ],
    },
  ],
}

describe('plain text', () => {
  it('keeps raised and lowered words apart from the others, and leaves an empty line for a rule', () => {
    expect(plainText(body)).toBe('每立方米 10⁻⁴ 克 CO₂\n第 n^(th) 次[1]\n\n\n末')
  })

  it('is the words alone where its marks must not count', () => {
    expect(unmarkedText(body)).toBe('每立方米 10-4 克 CO2\n第 nth 次[1]\n\n\n末')
    expect(textsOf(body).map(({ text }) => text)).toEqual([
      '每立方米 10',
      '-4',
      ' 克 CO',
      '2',
      '第 n',
      'th',
      ' 次',
      '[1]',
      '末',
    ])
  })
})
