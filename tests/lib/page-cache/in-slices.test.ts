import { expect, it } from 'vitest'
import { inSlices } from '#lib/page-cache/in-slices.ts'

it('every item is visited once, in order, however many there are', async () => {
  const visited: number[] = []
  const items = Array.from({ length: 1_000 }, (_, at) => at)
  await inSlices(items, (item) => visited.push(item))
  expect(visited).toEqual(items)
  await inSlices([], () => expect.unreachable())
})

it('other work runs between the slices of a long visit', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  let visited = 0
  await inSlices(Array.from({ length: 128 }), () => {
    visited += 1
    for (const end = performance.now() + 0.2; performance.now() < end; );
  })
  clearInterval(timer)
  expect(visited).toBe(128)
  expect(turns).toBeGreaterThan(1)
})
