import { describe, expect, it } from 'vitest'
import { composeZones } from '#lib/front/compose-zones.ts'
import type { Candidate, Placed, Zone } from '#lib/front/front-types.ts'

/** Articles by their numbers, newest first; those in `pictured` have a picture. */
const some = (ids: number[], pictured: number[] = []): Candidate[] =>
  ids.map((id) => ({ id, hasPicture: pictured.includes(id) }))

const at = (zone: Zone, id: number, columnId: number | null = null): Placed => ({
  ...{ id, hasPicture: false, zone, columnId },
})

const ten = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]

describe('a page of zones without an editor', () => {
  it('is led by the newest that has a picture, else by the newest', () => {
    const [newest, columns, placed] = [some(ten, [7, 3]), [], []]
    expect(composeZones({ placed, newest, columns })).toEqual({
      ...{ lead: 7, secondary: [10, 9, 8], blocks: [], more: [6, 5, 4, 3, 2, 1] },
    })
    expect(composeZones({ placed, newest: some(ten), columns }).lead).toBe(10)
    const thirty = Array.from({ length: 30 }, (_, at) => 30 - at)
    expect(composeZones({ placed, newest: some(thirty, [1]), columns }).lead).toBe(1)
  })

  it('shows each article once, and a column as soon as it has three that stand nowhere else', () => {
    const columns = [
      { columnId: 1, newest: some([10, 8, 6, 5, 4], [5]) },
      { columnId: 2, newest: some([9, 7, 3]) },
    ]
    const zones = composeZones({ placed: [], newest: some(ten), columns })
    expect(zones).toEqual({
      lead: 10,
      secondary: [9, 8, 7],
      blocks: [{ columnId: 1, head: 5, titles: [6, 4] }],
      more: [3, 2, 1],
    })
  })

  it('is whole with one article and with none', () => {
    const columns = [{ columnId: 1, newest: some([1]) }]
    const zones = { secondary: [], blocks: [], more: [] }
    expect(composeZones({ placed: [], newest: some([1]), columns })).toEqual({ ...zones, lead: 1 })
    expect(composeZones({ placed: [], newest: [], columns: [] })).toEqual({ ...zones, lead: null })
  })
})

describe('what editors placed', () => {
  it('comes first in its zone, and is not taken up in another one', () => {
    const columns = [{ columnId: 1, newest: some([10, 9, 8, 7, 6]) }]
    const placed = [at('lead', 2), at('secondary', 1), at('secondary', 9), at('column', 10, 1)]
    expect(composeZones({ placed, newest: some(ten, [10]), columns })).toEqual({
      lead: 2,
      secondary: [1, 9, 8],
      blocks: [{ columnId: 1, head: 10, titles: [7, 6] }],
      more: [5, 4, 3],
    })
  })

  it('stands once where it was placed twice, and gives a block to a column with little else', () => {
    const placed = [at('lead', 40), at('secondary', 40), at('secondary', 40), at('column', 41, 1)]
    const zones = composeZones({ placed, newest: some([2, 1]), columns: [{ columnId: 1, newest: [] }] })
    expect(zones).toEqual({
      lead: 40,
      secondary: [2, 1],
      blocks: [{ columnId: 1, head: 41, titles: [] }],
      more: [],
    })
  })

  it('leaves no page without a lead, and loses nothing that its zone has no room for', () => {
    const secondary = [4, 3, 2, 1].map((id) => at('secondary', id))
    const zones = composeZones({ placed: secondary, newest: some([4, 3, 2, 1]), columns: [] })
    expect(zones).toEqual({ lead: 4, secondary: [3, 2, 1], blocks: [], more: [] })
    const five = composeZones({ placed: secondary, newest: some([5, 4, 3, 2, 1]), columns: [] })
    expect(five).toEqual({ lead: 5, secondary: [4, 3, 2], blocks: [], more: [1] })
  })
})
