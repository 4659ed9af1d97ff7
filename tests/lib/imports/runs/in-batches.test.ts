import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Found } from '#lib/imports/candidate.ts'
import { inBatches } from '#lib/imports/runs/in-batches.ts'
import { aCandidate, candidates } from '../../../support/import-cast.ts'

// Purpose: what an import holds in memory at once is bounded, and what took long to find is stored before more is looked for.

async function* found(all: Iterable<Found>, eachMs = 0) {
  for (const one of all) {
    if (eachMs > 0) await sleep(eachMs)
    yield one
  }
}

async function batchesOf(all: AsyncIterable<Found>, { most = 10_000, bytesEach = 0 } = {}) {
  let done = 0
  const counted = (async function* () {
    for await (const one of all) {
      done += bytesEach
      yield one
    }
  })()
  const batches = await Array.fromAsync(inBatches(counted, { most, readNow: () => ({ done, total: null }) }))
  return batches.map(({ items, isFull }) => [items.length, isFull])
}

it('short articles are stored five hundred at a time', async () => {
  expect(await batchesOf(found(candidates(1_100)))).toEqual([
    [500, true],
    [500, true],
    [100, false],
  ])
})

it('long ones, and those with pictures, are stored in fewer', async () => {
  expect(await batchesOf(found(candidates(5)), { bytesEach: 1024 * 1024 })).toEqual([
    [2, true],
    [2, true],
    [1, false],
  ])
  const picture = { bytes: new Uint8Array(5 * 1024 * 1024), name: '大图.png' }
  const withPicture = [1, 2, 3].map((number) => aCandidate(number, { files: [picture] }))
  expect(await batchesOf(found(withPicture))).toEqual([
    [2, true],
    [1, false],
  ])
})

it('what took long to find is stored at once, and nothing after the most', async () => {
  expect(await batchesOf(found(candidates(2), 260))).toEqual([
    [1, false],
    [1, false],
  ])
  expect(await batchesOf(found(candidates(5)), { most: 3 })).toEqual([[3, false]])
})
