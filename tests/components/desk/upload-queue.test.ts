import { expect, it } from 'vitest'
import { UploadQueue } from '#components/desk/upload-queue.ts'

/** A queue, what it has begun, and what it has ended before that was done. */
function aQueue() {
  const queue = new UploadQueue()
  const begun: number[] = []
  const ended: number[] = []
  const finish = new Map<number, () => void>()
  const add = (...keys: number[]) => {
    for (const key of keys)
      queue.add(key, (signal) => {
        begun.push(key)
        return new Promise<void>((resolve) => {
          finish.set(key, resolve)
          signal.addEventListener('abort', () => {
            ended.push(key)
            resolve()
          })
        })
      })
  }
  /** The next are begun when what ran before has settled. */
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  return { queue, begun, ended, add, settled, done: (key: number) => finish.get(key)?.() }
}

it('runs two at a time, in their order', async () => {
  const { begun, add, done, settled } = aQueue()
  add(1, 2, 3, 4)
  expect(begun).toEqual([1, 2])
  done(2)
  await settled()
  expect(begun).toEqual([1, 2, 3])
})

it('ends one that runs, and never begins one that was taken out of the line', async () => {
  const { queue, begun, ended, add, settled } = aQueue()
  add(1, 2, 3, 4)
  queue.end(3)
  queue.end(1)
  await settled()
  expect([begun, ended]).toEqual([[1, 2, 4], [1]])
})

it('ends all, and begins none of those that waited', async () => {
  const { queue, begun, ended, add, settled } = aQueue()
  add(1, 2, 3, 4)
  queue.endAll()
  await settled()
  expect([begun, ended]).toEqual([
    [1, 2],
    [1, 2],
  ])
})
