import { describe, expect, it } from 'vitest'
import { withAbortOnSignal } from '#lib/cli/abort-on-signal.ts'

const listeners = () => ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => process.listenerCount(signal))

/** Work that ends when its signal is aborted. */
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut off'))))

describe('work that a signal may end', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'is aborted by %s, and says that nothing is left of it',
    async (signal) => {
      const work = withAbortOnSignal(untilAborted)
      process.emit(signal, signal)
      await expect(work).rejects.toMatchObject({ code: 'unavailable', message: '已中断，没有留下文件。' })
    },
  )

  it('gives its result or its own error where none came, and then listens no more', async () => {
    const before = listeners()
    expect(await withAbortOnSignal(async () => 7)).toBe(7)
    await expect(withAbortOnSignal(() => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full')
    expect(listeners()).toEqual(before)
  })
})
