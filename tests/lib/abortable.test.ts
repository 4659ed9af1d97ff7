import { describe, expect, it } from 'vitest'
import { abortable } from '#lib/abortable.ts'

describe('work that may be aborted', () => {
  it('gives its result or its error where nobody aborts it', async () => {
    const { signal } = new AbortController()
    expect(await abortable(Promise.resolve(7), signal)).toBe(7)
    await expect(abortable(Promise.reject(new Error('own')), signal)).rejects.toThrow('own')
    expect(await abortable(Promise.resolve(7))).toBe(7)
  })

  it('ends with the reason at once, and what becomes of it later disturbs nobody', async () => {
    const aborter = new AbortController()
    const work = Promise.withResolvers<number>()
    const waiting = abortable(work.promise, aborter.signal)
    aborter.abort(new Error('stop'))
    await expect(waiting).rejects.toThrow('stop')
    work.reject(new Error('too late'))
  })

  it('does not begin to wait where it was aborted before', async () => {
    const never = new Promise<number>(() => {})
    await expect(abortable(never, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop')
  })
})
