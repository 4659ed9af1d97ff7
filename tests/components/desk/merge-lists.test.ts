import { describe, expect, it } from 'vitest'
import { mergeLists } from '#components/desk/merge-lists.ts'

/** Points of a list; two changes within one can be put together where they are to different halves of it. */
const compare = {
  keyOf: (text: string) => text,
  wordsOf: (text: string) => text,
  inside: (base: string, theirs: string, mine: string) => {
    const [halves, ones, others] = [base, theirs, mine].map((text) => text.split('|'))
    const merged = halves?.map((half, at) => (ones?.[at] === half ? others?.[at] : ones?.[at]))
    const isClear = halves?.every((half, at) => ones?.[at] === half || others?.[at] === half)
    return isClear && merged ? merged.join('|') : null
  },
}
const merge = (base: string[], theirs: string[], mine: string[]) => mergeLists(base, theirs, mine, compare)
const agreed = (...items: string[]) => ({ kind: 'agreed', items })
const [east, west, north] = [
  '东区的服务站|三十名志愿者',
  '西区的服务站|二十名志愿者',
  '北区的服务站|十名志愿者',
] as const

describe('a merge of lists', () => {
  it('is the base where nobody changed anything', () => {
    expect(merge([east, west], [east, west], [east, west])).toEqual([agreed(east, west)])
    expect(merge([], [], [])).toEqual([])
  })

  it('takes what one side did', () => {
    expect(merge([east, west], [east, north, west], [east, west])).toEqual([
      agreed(east),
      agreed(north),
      agreed(west),
    ])
    expect(merge([east, west], [east, west], [west])).toEqual([agreed(west)])
  })

  it('takes once what both did', () => {
    expect(merge([east], [east, north], [east, north])).toEqual([agreed(east), agreed(north)])
    expect(merge([east, west], [east], [east])).toEqual([agreed(east)])
  })

  it('goes into an item that both changed in different places', () => {
    const theirs = east.replace('三十', '四十')
    const mine = east.replace('东区', '东湖')
    expect(merge([east, west], [theirs, west], [mine, west])).toEqual([
      agreed('东湖的服务站|四十名志愿者'),
      agreed(west),
    ])
  })

  it('is a conflict where both changed the same, with all three states', () => {
    const [theirs, mine] = [east.replace('三十', '四十'), east.replace('三十', '五十')]
    expect(merge([east, west], [theirs, west], [mine, west])).toEqual([
      { kind: 'conflict', at: 0, base: [east], theirs: [theirs], mine: [mine] },
      agreed(west),
    ])
  })

  it('is a conflict where one took out what the other changed', () => {
    const mine = east.replace('三十', '五十')
    expect(merge([east, west], [west], [mine, west])).toEqual([
      { kind: 'conflict', at: 0, base: [east], theirs: [], mine: [mine] },
      agreed(west),
    ])
  })

  it('is a conflict where both put in something at one place', () => {
    expect(merge([east], [east, west], [east, north])).toEqual([
      agreed(east),
      { kind: 'conflict', at: 1, base: [], theirs: [west], mine: [north] },
    ])
  })
})
