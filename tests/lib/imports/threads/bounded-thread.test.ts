import { expect, it, onTestFinished } from 'vitest'
import { BoundedThread } from '#lib/imports/threads/bounded-thread.ts'

// Purpose: whatever becomes of a thread, what it was to read is refused with a sentence, and the next task is read.

const CODE = `
import { parentPort } from 'node:worker_threads'
parentPort.on('message', (task) => {
  if (task === 'throws') throw new RangeError('Maximum call stack size exceeded')
  if (task === 'ends') process.exit(1)
  if (task === 'fails') return parentPort.postMessage({ failure: new Error('unforeseen') })
  if (task === 'refuses') return parentPort.postMessage({ refusal: '不行。' })
  if (task === 'hangs') for (;;);
  parentPort.postMessage({ found: task })
})`

function aThread(timeLimitMs = 30_000) {
  const file = new URL(`data:text/javascript,${encodeURIComponent(CODE)}`)
  const thread = new BoundedThread<string, string>(file, { timeLimitMs, memoryMb: 64, what: '这一页' })
  onTestFinished(() => thread.close())
  return thread
}

const REFUSED = { code: 'invalid-input', message: '这一页太大或太复杂，没有读完。' }

it('an error, an end and a refusal are told of that task alone', async () => {
  const thread = aThread()
  for (const task of ['throws', 'ends', 'fails'])
    await expect(thread.read(task), task).rejects.toMatchObject(REFUSED)
  await expect(thread.read('refuses')).rejects.toMatchObject({ code: 'invalid-input', message: '不行。' })
  expect(await thread.read('reads')).toBe('reads')
})

it('one that takes too long, or that nobody waits for, is given up', async () => {
  await expect(aThread(500).read('hangs')).rejects.toMatchObject(REFUSED)
  const stop = new AbortController()
  const thread = aThread()
  const hanging = thread.read('hangs', stop.signal)
  stop.abort(new Error('stopped'))
  await expect(hanging).rejects.toThrow('stopped')
  expect(await thread.read('reads')).toBe('reads')
})
