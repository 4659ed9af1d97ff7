import { describe, expect, it } from 'vitest'
import { pairedEdits } from '#components/desk/paired-edits.ts'

const compare = { keyOf: (text: string) => text, wordsOf: (text: string) => text }
const edits = (base: string[], changed: string[]) => pairedEdits(base, changed, compare)
const [one, two, three] = [
  '周六上午，三十名志愿者来到东区的社区服务站。',
  '他们走访了十二户独居老人，送去了米和油。',
  '下一次活动定在十二月的第一个周末举行。',
] as const

describe('edits', () => {
  it('tell two neighbouring changes apart by their words', () => {
    const [newOne, newTwo] = [one.replace('三十', '四十'), two.replace('十二', '十三')]
    expect(edits([one, two, three], [newOne, newTwo, three])).toEqual([
      { from: 0, to: 1, items: [newOne] },
      { from: 1, to: 2, items: [newTwo] },
    ])
  })

  it('hold the halves of a split paragraph together', () => {
    const halves = ['他们走访了十二户独居老人。', '送去了米和油。']
    expect(edits([one, two, three], [one, ...halves, three])).toEqual([{ from: 1, to: 2, items: halves }])
  })

  it('hold two joined paragraphs together', () => {
    expect(edits([one, two, three], [`${one}${two}`, three])).toEqual([
      { from: 0, to: 2, items: [`${one}${two}`] },
    ])
  })

  it('put in before the place where it stands', () => {
    expect(edits([one, two], [one, three, two])).toEqual([{ from: 1, to: 1, items: [three] }])
    expect(edits([], [one])).toEqual([{ from: 0, to: 0, items: [one] }])
  })

  it('are one where nothing that is like anything else remains', () => {
    expect(edits([one, two], ['Alpha', 'Beta', 'Gamma'])).toEqual([
      { from: 0, to: 2, items: ['Alpha', 'Beta', 'Gamma'] },
    ])
  })

  it('are one where pairing a long stretch would take too long', () => {
    const many = (sign: string) => Array.from({ length: 70 }, (_, at) => `${one}${sign}${at}`)
    expect(edits(many('a'), many('b'))).toEqual([{ from: 0, to: 70, items: many('b') }])
  })
})
