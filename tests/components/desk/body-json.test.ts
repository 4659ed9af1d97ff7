import { describe, expect, it } from 'vitest'
import { bodyOf } from '#components/desk/body-json.ts'
import { bodySchema } from '#lib/articles/body/body.ts'
import type { AnyNode } from '#lib/articles/body/spec.ts'

const text = (words: string, ...marks: AnyNode['marks'] & object) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
})
const p = (...content: AnyNode[]): AnyNode => ({ type: 'paragraph', content })
const line = { type: 'hardBreak' }
const item = (...content: AnyNode[]): AnyNode => ({ type: 'listItem', content })
const doc = (...content: AnyNode[]): AnyNode => ({ type: 'doc', content })
const shaped = (...content: AnyNode[]) => bodyOf(doc(...content)).content

describe('the editor’s document as it is stored', () => {
  it('has the attributes of the tables and no others', () => {
    const link = {
      type: 'link',
      attrs: { href: ' https://a.cn/ ', target: '_blank', rel: null, class: null },
    }
    expect(
      shaped(
        { type: 'heading', attrs: { level: 3, textAlign: null }, content: [text('题')] },
        p(text('见', link, { type: 'bold', attrs: {} })),
      ),
    ).toEqual([
      { type: 'heading', attrs: { level: 3 }, content: [text('题')] },
      p(text('见', { type: 'link', attrs: { href: 'https://a.cn/' } }, { type: 'bold' })),
    ])
  })

  it.each([
    [1, undefined],
    [undefined, undefined],
    [null, undefined],
    [0, { start: 0 }],
    [12, { start: 12 }],
    [-3, undefined],
    [1.5, undefined],
    ['x', undefined],
    [100_001, undefined],
  ])('numbers a list that is to begin with %s', (start, attrs) => {
    const content = [item(p(text('甲')))]
    expect(shaped({ type: 'orderedList', attrs: { start, type: null }, content })).toEqual([
      { type: 'orderedList', ...(attrs ? { attrs } : {}), content },
    ])
  })

  it('has no block without words, however it is wrapped', () => {
    expect(
      shaped(
        p(),
        p(text(' \u200b')),
        p(line, line),
        { type: 'heading', attrs: { level: 2 } },
        { type: 'blockquote', content: [p(), { type: 'bulletList', content: [item(p(line))] }] },
        p(text('字')),
      ),
    ).toEqual([p(text('字'))])
  })

  it('has no line break before the first word of a paragraph and after its last', () => {
    expect(shaped(p(line, text('\u200b'), line, text('一'), line, text('二'), line))).toEqual([
      p(text('一'), line, text('二')),
    ])
  })

  it('has no character that cannot be kept, nor one that nobody sees', () => {
    expect(shaped(p(text('乐\u0000从\u200b\ud800镇'), text('\u0007')))).toEqual([p(text('乐从镇'))])
  })

  it('keeps a rule between blocks, with nothing of its own', () => {
    const rule = { type: 'horizontalRule', attrs: { class: null } }
    expect(shaped(rule, p(text('一')), p(), rule, rule, p(text('二')), rule, p())).toEqual([
      p(text('一')),
      { type: 'horizontalRule' },
      p(text('二')),
    ])
  })

  it('keeps a table with its empty cells, and makes one picture of a gallery that has lost the others', () => {
    const cell = (...content: AnyNode[]) => ({
      type: 'tableCell',
      attrs: { colspan: 1, rowspan: 1, colwidth: null },
      content,
    })
    const picture = {
      type: 'picture',
      attrs: { media: 7, alt: null, decorative: null, caption: ' 授旗 ', credit: '' },
    }
    expect(
      shaped(
        { type: 'table', content: [{ type: 'tableRow', content: [cell(p(text('一'))), cell(p())] }] },
        { type: 'gallery', content: [picture] },
        { type: 'gallery', content: [] },
      ),
    ).toEqual([
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', content: [p(text('一'))] },
              { type: 'tableCell', content: [{ type: 'paragraph' }] },
            ],
          },
        ],
      },
      { type: 'picture', attrs: { media: 7, caption: '授旗' } },
    ])
  })

  it('keeps what no table knows, so that it is refused by name', () => {
    const body = bodyOf(
      doc(p(text('字', { type: 'highlight' })), { type: 'taskList', content: [p(text('一'))] }),
    )
    expect(bodySchema.safeParse(body).error?.issues[0]?.message).toBe(
      '正文里有无法保存的内容：底色、待办列表',
    )
  })

  it('is the same when it is shaped again, and can be stored', () => {
    const once = bodyOf(
      doc(p(line, text('一', { type: 'subscript' }, { type: 'bold' })), {
        type: 'orderedList',
        attrs: { start: 3 },
        content: [item(p(text('甲')), { type: 'bulletList', content: [item(p(text('乙')))] })],
      }),
    )
    expect(bodyOf(once)).toEqual(once)
    expect(bodySchema.parse(once)).toEqual(once)
  })

  it('is a document also where nothing is written', () => {
    expect(bodyOf({ type: 'doc' })).toEqual({ type: 'doc', content: [] })
    expect(bodyOf(doc(p()))).toEqual({ type: 'doc', content: [] })
  })
})
