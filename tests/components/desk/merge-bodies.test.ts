import { describe, expect, it } from 'vitest'
import { mergeBodies } from '#components/desk/merge-bodies.ts'
import type { Block, Body } from '#lib/articles/body/body.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const list = (...items: string[]): Block => ({
  type: 'bulletList',
  content: items.map((text) => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  })),
})
const doc = (...blocks: (Block | string)[]): Body => ({
  type: 'doc',
  content: blocks.map((block) => (typeof block === 'string' ? paragraph(block) : block)),
})
const [one, two, three] = [
  '周六上午，三十名志愿者来到东区的社区服务站。',
  '他们走访了十二户独居老人，送去了米和油。',
  '下一次活动定在十二月的第一个周末举行。',
]
const agreed = (body: Body) => (body.content.length > 0 ? [{ kind: 'agreed', items: body.content }] : [])
/** The pieces with agreed neighbours joined. */
function merged(base: Body, theirs: Body, mine: Body) {
  const pieces: ReturnType<typeof mergeBodies> = []
  for (const piece of mergeBodies(base, theirs, mine)) {
    const last = pieces.at(-1)
    if (last?.kind === 'agreed' && piece.kind === 'agreed') last.items.push(...piece.items)
    else pieces.push(structuredClone(piece))
  }
  return pieces
}

describe('mergeBodies', () => {
  it.each<[string, Body, Body, Body, Body]>([
    [
      'changes of neighbouring paragraphs',
      doc(one, two, three),
      doc(one.replace('三十', '三十五'), two, three),
      doc(one, two.replace('十二', '十三'), three),
      doc(one.replace('三十', '三十五'), two.replace('十二', '十三'), three),
    ],
    [
      'a paragraph taken out and another one changed',
      doc(one, two, three),
      doc(two, three),
      doc(one, two, `${three}欢迎参加。`),
      doc(two, `${three}欢迎参加。`),
    ],
    [
      'a paragraph put in before one that was changed',
      doc(one, two),
      doc(one, '新的一段说的是别的事。', two),
      doc(one, two.replace('米和油', '月饼')),
      doc(one, '新的一段说的是别的事。', two.replace('米和油', '月饼')),
    ],
    ['the same change once', doc(one, two), doc(one, three), doc(one, three), doc(one, three)],
    [
      'points of one list',
      doc(list('东区', '西区')),
      doc(list('东区一号', '西区')),
      doc(list('东区', '西区', '北区')),
      doc(list('东区一号', '西区', '北区')),
    ],
  ])('puts together %s', (_, base, theirs, mine, expected) => {
    expect(merged(base, theirs, mine)).toEqual(agreed(expected))
    expect(merged(base, mine, theirs)).toEqual(agreed(expected))
  })

  it('asks about a paragraph that both changed, and about nothing else', () => {
    const [theirs, mine] = [two.replace('十二', '十三'), two.replace('米和油', '月饼')]
    expect(
      merged(doc(one, two, three), doc(`${one}天气很好。`, theirs, three), doc(one, mine, three)),
    ).toEqual([
      ...agreed(doc(`${one}天气很好。`)),
      {
        kind: 'conflict',
        at: 1,
        base: doc(two).content,
        theirs: doc(theirs).content,
        mine: doc(mine).content,
      },
      ...agreed(doc(three)),
    ])
  })

  it('asks about the whole of a paragraph that one split and the other changed', () => {
    const halves = ['他们走访了十二户独居老人。', '送去了米和油。']
    const mine = two.replace('十二', '十三')
    expect(merged(doc(one, two, three), doc(one, ...halves, three), doc(one, mine, three))).toEqual([
      ...agreed(doc(one)),
      {
        kind: 'conflict',
        at: 1,
        base: doc(two).content,
        theirs: doc(...halves).content,
        mine: doc(mine).content,
      },
      ...agreed(doc(three)),
    ])
  })

  it('asks where one took out what the other changed, and where both put something in', () => {
    expect(merged(doc(one, two), doc(one), doc(one, `${two}还有。`))).toMatchObject([
      { kind: 'agreed' },
      { kind: 'conflict', theirs: [], mine: doc(`${two}还有。`).content },
    ])
    expect(merged(doc(one), doc(one, two), doc(one, three))).toMatchObject([
      { kind: 'agreed' },
      { kind: 'conflict', base: [], theirs: doc(two).content, mine: doc(three).content },
    ])
  })

  it('takes a document for the same one however its parts are written', () => {
    const stored = JSON.parse(
      '{"content":[{"content":[{"text":"甲","type":"text"}],"type":"paragraph"}],"type":"doc"}',
    )
    expect(merged(stored, doc('甲'), doc('乙'))).toEqual(agreed(doc('乙')))
  })
})

/** Numbers that are the same in every run (Lehmer 1951, the minimal standard). */
function randoms(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const words = [
  '志愿者',
  '走访',
  '社区',
  '老人',
  '活动',
  '周六',
  '东区',
  '西区',
  '米和油',
  '十二户',
  '服务站',
  '乐从',
]

describe('whatever two editors do', () => {
  it.each(Array.from({ length: 300 }, (_, at) => at + 1))(
    'nothing is lost or comes back, seed %i',
    (seed) => {
      const random = randoms(seed)
      const text = () => Array.from({ length: 2 + random(6) }, () => words[random(words.length)]).join('')
      const block = () => (random(6) === 0 ? list(text(), text()) : paragraph(text()))
      const edited = (body: Body) => {
        const content = [...body.content]
        for (let edits = random(4); edits > 0; edits -= 1) {
          const at = random(content.length + 1)
          const kind = random(3)
          if (kind === 0) content.splice(at, 0, block())
          else if (kind === 1) content.splice(at, 1)
          else content.splice(at, 1, block())
        }
        return doc(...content)
      }
      const base = doc(...Array.from({ length: random(8) }, block))
      const [theirs, mine] = [edited(base), edited(base)]
      const pieces = mergeBodies(base, theirs, mine)
      const keys = (blocks: readonly Block[]) => blocks.map((one) => JSON.stringify(one))
      const all = (side: 'theirs' | 'mine') =>
        keys(pieces.flatMap((piece) => (piece.kind === 'agreed' ? piece.items : piece[side])))
      const [was, one, other] = [base, theirs, mine].map(({ content }) => keys(content))
      const there = new Set([...all('theirs'), ...all('mine')])
      const points = [...there].join()

      // What an editor wrote is in the result or in a question, whole or point by point.
      for (const key of [...(one ?? []), ...(other ?? [])])
        if (!was?.includes(key))
          for (const words of key.match(/"text":"[^"]+"/g) ?? []) expect(points).toContain(words)
      // What neither touched is there; what is there, somebody had.
      for (const key of was ?? [])
        if (one?.includes(key) && other?.includes(key)) expect(there).toContain(key)
      // A side that did nothing changes nothing, and both sides are treated alike.
      expect(merged(base, theirs, base)).toEqual(agreed(theirs))
      expect(merged(base, base, mine)).toEqual(agreed(mine))
      expect(merged(base, mine, mine)).toEqual(agreed(mine))
      const turned = mergeBodies(base, mine, theirs)
      expect(turned).toEqual(
        pieces.map((piece) =>
          piece.kind === 'agreed' ? piece : { ...piece, theirs: piece.mine, mine: piece.theirs },
        ),
      )
    },
  )
})
