import { describe, expect, it } from 'vitest'
import { plainText } from '#lib/articles/body/plain-text.ts'
import type { AnyNode } from '#lib/articles/body/spec.ts'
import { typesetChanges, typesetDocument } from '#lib/articles/typeset/typeset-changes.ts'

const paragraph = (...content: AnyNode[]): AnyNode => ({ type: 'paragraph', content })
const text = (words: string, ...marks: string[]): AnyNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const br: AnyNode = { type: 'hardBreak' }
const doc = (...content: AnyNode[]): AnyNode => ({ type: 'doc', content })
const set = (words: string) => plainText(typesetDocument(doc(paragraph(text(words)))))

describe('a line', () => {
  it.each([
    // Of the first article: half-width commas throughout, marks nested in their own kind.
    ['开局之年,也是社会组织高质量发展年。', '开局之年，也是社会组织高质量发展年。'],
    ['夯实志愿服务厚度,8月17日上午,“学思践悟”', '夯实志愿服务厚度，8月17日上午，“学思践悟”'],
    ['印发“加快建设“志愿顺德”，推进事业”工作方案', '印发“加快建设‘志愿顺德’，推进事业”工作方案'],
    ['乐从镇志愿者(义务工作者)联合会', '乐从镇志愿者（义务工作者）联合会'],
    ['提升“两新”组织党建品质......', '提升“两新”组织党建品质……'],
    ['近40人参与', '近40人参与'],
    // Marks.
    ['时间:上午;地点:礼堂', '时间：上午；地点：礼堂'],
    ['真的吗?真的!', '真的吗？真的！'],
    ['结束.', '结束。'],
    ['马克.吐温', '马克.吐温'],
    ['比去年增长5%,其中', '比去年增长5%，其中'],
    ['世贸组织(WTO)成立', '世贸组织（WTO）成立'],
    ['他说 , 好 ; 就来 。', '他说，好；就来。'],
    // What stays.
    ['于12:30开始,比分3:2,共1,240人,增长3.5%', '于12:30开始，比分3:2，共1,240人，增长3.5%'],
    ['见https://a.cn/b?c=1,2&d=(3),谢谢', '见https://a.cn/b?c=1,2&d=(3)，谢谢'],
    ['写信到a.b@c.cn,附件a,b.doc', '写信到a.b@c.cn，附件a,b.doc'],
    ['Hello, world! It is 3:00 (a.m.); ok?', 'Hello, world! It is 3:00 (a.m.); ok?'],
    ['用print("x")和f(x, y)', '用print("x")和f(x, y)'],
    ['don\'t说"no"', "don't说“no”"],
    // Quotation marks.
    ['他说"好"', '他说“好”'],
    [
      '他说"我听见"来吧"了"',
      '他说"我听见"来吧"了"'.replaceAll('"我听见"', '“我听见”').replaceAll('"了"', '“了”'),
    ],
    ['“一“，“二”', '“一”，“二”'],
    ['”一”和“二”', '“一”和“二”'],
    ['一“二', '一“二'],
    ['‘一’里“二”', '‘一’里“二”'],
    ['“一‘二“三”’”', '“一‘二“三”’”'],
    // Ellipses, dashes, spaces.
    ['等等。。。', '等等……'],
    ['他…走了', '他……走了'],
    ['一--二', '一——二'],
    ['北京—上海', '北京—上海'],
    ['活动在顺德 乐从镇举行。', '活动在顺德乐从镇举行。'],
    ['张 三等同志参加了。', '张三等同志参加了。'],
    ['使用 iPhone 拍摄', '使用iPhone拍摄'],
    // Spaces that keep facts apart.
    ['联系人:张三 电话:0757-2838', '联系人：张三 电话：0757-2838'],
    ['电话:0757-2838 传真:0757-2839', '电话：0757-2838 传真：0757-2839'],
    ['文/李四 图/王五', '文/李四 图/王五'],
    ['北京 上海', '北京 上海'],
    ['顺德区民政局 乐从镇人民政府', '顺德区民政局 乐从镇人民政府'],
    ['参加活动的有张三 李四 王五等。', '参加活动的有张三 李四 王五等。'],
    ['张三 李四 王五', '张三 李四 王五'],
    ['张　三', '张　三'],
    ['使用 iPhone 15 拍摄', '使用iPhone15拍摄'.replace('iPhone15', 'iPhone 15')],
    ['２０２３年ＡＢＣ', '2023年ABC'],
    ['　　正文　', '正文'],
  ])('%s', (before, after) => expect(set(before)).toBe(after))
})

describe('a document', () => {
  it('loses blank paragraphs, and has paragraphs for line breaks that stood for them', () => {
    const { content } = typesetDocument(
      doc(
        paragraph(),
        paragraph(text('一'), br, br, text('　二'), br, text('三'), br, text('　　四')),
        paragraph(text(' ')),
      ),
    )
    expect(content?.map((node) => plainText(node))).toEqual(['一', '二\n三', '四'])
  })

  it('keeps marks and links on the words that they were on', () => {
    const { content } = typesetDocument(doc(paragraph(text('甲,'), text('乙,丙', 'bold'), text('"丁"'))))
    expect(content).toEqual([paragraph(text('甲，'), text('乙，丙', 'bold'), text('“丁”'))])
  })

  it('is set in lists, quotations and tables, and keeps their empty cells', () => {
    const cell = (...content: AnyNode[]): AnyNode => ({ type: 'tableCell', content })
    const table = (words: string): AnyNode => ({
      type: 'table',
      content: [{ type: 'tableRow', content: [cell(paragraph(text(words))), cell(paragraph())] }],
    })
    const { content } = typesetDocument(
      doc(table('一,二'), { type: 'blockquote', content: [paragraph(text('三,四'))] }),
    )
    expect(content).toEqual([table('一，二'), { type: 'blockquote', content: [paragraph(text('三，四'))] }])
  })

  it('tells which blocks change, and what they become', () => {
    const [one, two] = [paragraph(text('一。')), paragraph(text('二,三'))]
    expect(typesetChanges(doc(one, two, paragraph()))).toEqual([
      { at: 1, before: two, after: [paragraph(text('二，三'))] },
      { at: 2, before: paragraph(), after: [] },
    ])
    expect(typesetChanges(doc(one))).toEqual([])
  })
})

describe('set again', () => {
  const alphabet = [
    ...'一二。，,.:;!?()（）“”‘’"\'…-—  　aB1％/@',
    '\n',
    '\u00a0',
    'https://a.cn',
    '12:30',
    '...',
    '——',
    '🙂',
  ]
  /** A sequence that is the same at every run (Park and Miller 1988). */
  let seed = 20_261_127
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const words = () => Array.from({ length: 1 + random(14) }, () => alphabet[random(alphabet.length)]).join('')
  const block = () =>
    paragraph(
      ...words()
        .split(/(\n)/)
        .filter(Boolean)
        .flatMap((piece) => (piece === '\n' ? [br] : [text(piece, ...(random(4) === 0 ? ['bold'] : []))])),
    )

  it('nothing changes, and no letter or figure was lost', () => {
    const drawn = (node: AnyNode) =>
      plainText(node)
        .normalize('NFKC')
        .replace(/[^\p{L}\p{N}\p{So}]/gu, '')
    for (let round = 0; round < 4_000; round += 1) {
      const before = doc(block(), block())
      const once = typesetDocument(before)
      expect(typesetChanges(once), JSON.stringify(before)).toEqual([])
      expect(drawn(once)).toBe(drawn(before))
    }
  })
})
