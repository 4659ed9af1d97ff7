import { describe, expect, it } from 'vitest'
import { BatchQueue } from '#lib/views/batch-queue.ts'

type Gate = { items: number[]; open(): void; fail(): void }

/** A queue whose writes are resolved by the test. */
function aQueue(
  changes: { capacity?: number; batchSize?: number; writers?: number; maxDelayMs?: number } = {},
) {
  const batches: Gate[] = []
  const queue = new BatchQueue<number, string>({
    capacity: 100,
    batchSize: 10,
    maxDelayMs: 5,
    writers: 1,
    extraWriterFrom: 4,
    ...changes,
    write: (items) =>
      new Promise((resolve, reject) => {
        const open = () => resolve(items.map((item) => `stored ${item}`))
        batches.push({ items, open, fail: () => reject(new Error('the disk is full')) })
      }),
  })
  const turn = (ms = 15) => new Promise((resolve) => setTimeout(resolve, ms))
  return { queue, batches, turn }
}

describe('BatchQueue', () => {
  it('writes items that arrive together in one batch, and answers each caller with its own result', async () => {
    const { queue, batches, turn } = aQueue()
    const answers = [1, 2, 3].map((item) => queue.push(item))
    await turn()
    expect(batches.map(({ items }) => items)).toEqual([[1, 2, 3]])
    batches[0]?.open()
    expect(await Promise.all(answers)).toEqual(['stored 1', 'stored 2', 'stored 3'])
  })

  it('collects the next batch during a write, up to the batch size', async () => {
    const { queue, batches, turn } = aQueue({ batchSize: 2 })
    const answers = [1, 2, 3, 4, 5].map((item) => queue.push(item))
    for (let written = 0; written < 3; written += 1) {
      await turn()
      batches[written]?.open()
    }
    await Promise.all(answers)
    expect(batches.map(({ items }) => items)).toEqual([[1, 2], [3, 4], [5]])
  })

  it('starts another writer at once when many items wait, and after a delay when few do', async () => {
    const { queue, batches, turn } = aQueue({ writers: 3, maxDelayMs: 200 })
    const answers = [queue.push(1)]
    await turn()
    answers.push(...[2, 3, 4, 5].map((item) => queue.push(item)))
    await turn()
    answers.push(queue.push(6))
    await turn(30)
    expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3, 4, 5]])
    await turn(250)
    expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3, 4, 5], [6]])
    for (const { open } of batches) open()
    expect(await Promise.all(answers)).toHaveLength(6)
  })

  it('refuses items beyond its capacity, and stores all others', async () => {
    const { queue, batches, turn } = aQueue({ capacity: 2 })
    const taken = [queue.push(1), queue.push(2)]
    await expect(queue.push(3)).rejects.toMatchObject({ code: 'unavailable', details: { retryAfter: 2 } })
    await turn()
    batches[0]?.open()
    expect(await Promise.all(taken)).toEqual(['stored 1', 'stored 2'])
  })

  it('answers all callers of a failed batch, and continues with the next', async () => {
    const { queue, batches, turn } = aQueue()
    const lost = [queue.push(1), queue.push(2)].map((push) => push.catch((error) => error.code))
    await turn()
    batches[0]?.fail()
    expect(await Promise.all(lost)).toEqual(['unavailable', 'unavailable'])
    const next = queue.push(3)
    await turn()
    batches[1]?.open()
    expect(await next).toBe('stored 3')
  })

  it('drains: writes waiting items and refuses further ones', async () => {
    const { queue, batches, turn } = aQueue({ batchSize: 1 })
    const answers = [queue.push(1), queue.push(2)]
    const drained = queue.drain()
    await expect(queue.push(3)).rejects.toMatchObject({ code: 'unavailable' })
    for (let written = 0; written < 2; written += 1) {
      await turn()
      batches[written]?.open()
    }
    await drained
    expect(await Promise.all(answers)).toEqual(['stored 1', 'stored 2'])
  })
})
