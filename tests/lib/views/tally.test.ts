import { describe, expect, it } from 'vitest'
import type { ViewClass } from '#lib/views/classify.ts'
import type { ViewEvent } from '#lib/views/event.ts'
import { tallyByArticle, tallyByHour } from '#lib/views/tally.ts'

const aView = (articleId: number, at: string, viewClass: ViewClass = 'human'): ViewEvent => ({
  articleId,
  viewId: '00000000-0000-4000-8000-000000000000',
  pageHour: 0,
  class: viewClass,
  at: new Date(at),
  keys: [],
})

const batch = [
  aView(9, '2026-11-24T05:59:59.999Z'),
  aView(3, '2026-11-24T06:00:00.000Z', 'robot'),
  aView(3, '2026-11-24T05:00:00.000Z'),
  aView(9, '2026-11-24T06:10:00.000Z', 'staff'),
  aView(3, '2026-11-24T05:30:00.000Z'),
]

describe('the numbers of a batch', () => {
  it('by article are one row each, with every class of its own', () =>
    expect(tallyByArticle(batch)).toMatchObject([
      { articleId: 3, human: 2, robot: 1, preview: 0, suspect: 0, staff: 0 },
      { articleId: 9, human: 1, robot: 0, preview: 0, suspect: 0, staff: 1 },
    ]))

  it('by hour are divided at the full hour', () =>
    expect(
      tallyByHour(batch).map(({ articleId, hour, human }) => [hour.toISOString(), articleId, human]),
    ).toEqual([
      ['2026-11-24T05:00:00.000Z', 3, 2],
      ['2026-11-24T05:00:00.000Z', 9, 1],
      ['2026-11-24T06:00:00.000Z', 3, 0],
      ['2026-11-24T06:00:00.000Z', 9, 0],
    ]))

  it('come in one order, whatever the order of the views: two batches never wait for each other’s rows', () => {
    for (const tally of [tallyByArticle, tallyByHour]) expect(tally(batch.toReversed())).toEqual(tally(batch))
    expect(tallyByHour([])).toEqual([])
  })

  it('add up to the number of views', () => {
    const sum = (rows: ReturnType<typeof tallyByHour>) =>
      rows.reduce(
        (all, { human, robot, preview, suspect, staff }) => all + human + robot + preview + suspect + staff,
        0,
      )
    expect([sum(tallyByArticle(batch)), sum(tallyByHour(batch))]).toEqual([5, 5])
  })
})
