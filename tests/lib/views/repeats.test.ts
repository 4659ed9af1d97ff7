import { describe, expect, it } from 'vitest'
import type { ViewEvent } from '#lib/views/event.ts'
import { findRepeats } from '#lib/views/repeats.ts'

const start = Date.parse('2026-11-24T06:00:00Z')
const visitor = (name: string, slot = 1) => ({ slot, key: Buffer.from(name) })
const never = () => null

/** A view by this visitor so many seconds after the start. */
const aView = (seconds: number, ...keys: ViewEvent['keys']): ViewEvent => ({
  articleId: 7,
  viewId: `${seconds}`,
  pageHour: 0,
  class: 'human',
  at: new Date(start + seconds * 1_000),
  keys,
})

const repeatsOf = (events: ViewEvent[], seenBefore: (event: ViewEvent) => number | null = never) => {
  const { repeats, windows } = findRepeats(events, seenBefore)
  return { repeated: [...repeats].map(({ viewId }) => Number(viewId)), windows }
}

describe('a repeat', () => {
  it('is a view within 30 seconds of the last one, the thirtieth included', () => {
    const views = [0, 30, 61].map((second) => aView(second, visitor('a')))
    expect(repeatsOf(views).repeated).toEqual([30])
    expect(repeatsOf([aView(0, visitor('a')), aView(30.001, visitor('a'))]).repeated).toEqual([])
  })

  it('extends the window: whoever keeps reloading counts once', () => {
    const views = Array.from({ length: 10 }, (_, at) => aView(at * 20, visitor('a')))
    expect(repeatsOf(views).repeated).toHaveLength(9)
  })

  it('is found whatever the order in which the views arrived', () =>
    expect(
      repeatsOf([aView(40, visitor('a')), aView(20, visitor('a')), aView(0, visitor('a'))]).repeated.sort(),
    ).toEqual([20, 40]))

  it('is none of another visitor’s, nor of one without a key', () => {
    expect(repeatsOf([aView(0, visitor('a')), aView(1, visitor('b'))]).repeated).toEqual([])
    expect(repeatsOf([aView(0), aView(1)]).repeated).toEqual([])
  })

  it('is found across the boundary of two slots, by either key', () => {
    const before = aView(0, visitor('a', 1))
    const after = aView(10, visitor('a', 2), visitor('a', 1))
    expect(repeatsOf([before, after]).repeated).toEqual([10])
  })

  it('is found after what an earlier batch stored', () => {
    const seen = () => start - 30_000
    expect(repeatsOf([aView(0, visitor('a'))], seen).repeated).toEqual([0])
    expect(repeatsOf([aView(0.001, visitor('a'))], seen).repeated).toEqual([])
  })
})

describe('the windows to extend', () => {
  it('are of visitors whom an earlier batch stored, up to their last view of this one', () => {
    const views = [aView(0, visitor('a')), aView(5, visitor('a')), aView(9, visitor('b'))]
    const { windows } = repeatsOf(views, ({ keys }) =>
      keys[0]?.key.toString() === 'a' ? start - 60_000 : null,
    )
    expect(windows).toEqual([{ ...visitor('a'), seen: start + 5_000 }])
  })

  it('never go back, where a later view was stored before', () =>
    expect(repeatsOf([aView(0, visitor('a'))], () => start + 8_000).windows).toEqual([
      { ...visitor('a'), seen: start + 8_000 },
    ]))
})
