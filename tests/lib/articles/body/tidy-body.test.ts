import { describe, expect, it } from 'vitest'
import type { Block, Body } from '#lib/articles/body/body.ts'
import { tidyBody } from '#lib/articles/body/tidy-body.ts'

type Marks = NonNullable<
  Extract<NonNullable<Extract<Block, { type: 'paragraph' }>['content']>[number], { type: 'text' }>['marks']
>

const p = (text: string, marks?: Marks): Block => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(marks ? { marks } : {}) }],
})
const rule: Block = { type: 'horizontalRule' }
const doc = (...content: Block[]): Body => ({ type: 'doc', content })
const tidied = (...content: Block[]) => tidyBody(doc(...content)).content

describe('a tidy body', () => {
  it.each<[string, Block[], Block[]]>([
    ['keeps a rule between two paragraphs', [p('一'), rule, p('二')], [p('一'), rule, p('二')]],
    ['has none at its beginning and its end', [rule, rule, p('一'), rule], [p('一')]],
    [
      'has one where several follow one another',
      [p('一'), rule, rule, rule, p('二')],
      [p('一'), rule, p('二')],
    ],
    [
      'has none beside what nobody can see',
      [p('\u200b'), rule, p('一'), rule, p(' '), rule, { type: 'paragraph' }, p('二'), rule, p('\u3000')],
      [
        { type: 'paragraph', content: [] },
        p('一'),
        p(' '),
        { type: 'paragraph' },
        rule,
        p('二'),
        p('\u3000'),
      ],
    ],
    ['has none alone', [rule], []],
  ])('%s', (_, given, expected) => expect(tidied(...given)).toEqual(expected))

  it('has the marks of a text in one order, whatever order they came in', () => {
    const [link, bold, italic, raised] = [
      { type: 'link', attrs: { href: 'https://a.cn/' } },
      { type: 'bold' },
      { type: 'italic' },
      { type: 'superscript' },
    ] as const
    const ordered = [p('字', [link, bold, italic, raised])]
    expect(tidied(p('字', [raised, italic, bold, link]))).toEqual(ordered)
    expect(tidied(p('字', [bold, raised, link, italic]))).toEqual(ordered)
  })

  it('raises or lowers a text, as the first of its marks says, and never both', () => {
    const [raised, lowered] = [{ type: 'superscript' }, { type: 'subscript' }] as const
    expect(tidied(p('2', [lowered, raised]))).toEqual([p('2', [lowered])])
    expect(tidied(p('2', [raised, { type: 'bold' }, lowered]))).toEqual([p('2', [{ type: 'bold' }, raised])])
  })

  it('stays as it is when it is tidied again', () => {
    const once = tidyBody(
      doc(rule, p('\u200b一'), rule, rule, p('二', [{ type: 'italic' }, { type: 'bold' }])),
    )
    expect(tidyBody(once)).toEqual(once)
  })
})
