import { expect, it } from 'vitest'
import { isOutage } from '#lib/outage.ts'
import { limitReaderSearches } from '#lib/search/searching.ts'

it('three searches of readers run at once, others wait, and beyond sixty they are refused for now', async () => {
  let running = 0
  let most = 0
  const order: number[] = []
  const started = Array.from({ length: 64 }, (_, at) =>
    limitReaderSearches(async () => {
      running += 1
      most = Math.max(most, running)
      order.push(at)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running -= 1
    }),
  )
  const ends = await Promise.allSettled(started)
  const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
  expect([most, order.length, refused.length]).toEqual([3, 63, 1])
  expect(refused.every(isOutage)).toBe(true)
  await limitReaderSearches(async () => order.push(64))
  expect(order).toContain(64)
})
