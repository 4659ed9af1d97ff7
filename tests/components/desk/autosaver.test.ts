import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type AutosaveEvent,
  type AutosaveState,
  nextState,
  transitions,
} from '#components/desk/autosave-states.ts'
import { Autosaver, type SendEvent } from '#components/desk/autosaver.ts'

type Text = { words: string }

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
})
afterEach(() => vi.useRealTimers())

const later = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000)

/** A saver whose texts are answered in turn, at once unless told; and what it sent and when. */
function aSaver(...answers: (SendEvent | Promise<SendEvent>)[]) {
  const began = Date.now()
  const sent: string[] = []
  const states: AutosaveState[] = []
  const saver = new Autosaver<Text>({
    send: async ({ words }, { isLeaving }) => {
      sent.push(`${words} ${(Date.now() - began) / 1_000}${isLeaving ? ' leaving' : ''}`)
      return (await answers.shift()) ?? 'done'
    },
    onState: (state) => states.push(state),
  })
  const type = (words: string) => saver.change({ words })
  return { saver, sent, states, type }
}

describe('the states of saving', () => {
  const events: AutosaveEvent[] = [
    ...(['changed', 'settled', 'due', 'done', 'overtaken', 'failed', 'expired', 'foreign'] as const),
    ...(['rejected', 'signed-in'] as const),
  ]

  it('are each reached, and each left again', () => {
    const states = Object.keys(transitions) as AutosaveState[]
    const reached = states.flatMap((state) => Object.values(transitions[state]))
    expect(states.filter((state) => !reached.includes(state))).toEqual([])
    expect(states.filter((state) => Object.keys(transitions[state]).length === 0)).toEqual([])
  })

  it('lose no text: only what the server has, and what is undone, ends in “stored”', () => {
    const ending = (Object.keys(transitions) as AutosaveState[]).flatMap((state) =>
      events.filter((event) => state !== 'stored' && nextState(state, event) === 'stored'),
    )
    expect([...new Set(ending)].sort()).toEqual(['done', 'settled'])
  })

  it('do not change by what cannot happen in them', () => {
    expect(nextState('stored', 'done')).toBe('stored')
    expect(nextState('signed-out', 'changed')).toBe('signed-out')
  })
})

describe('a text is sent', () => {
  it('two seconds after the last key, the newest alone', async () => {
    const { sent, states, type } = aSaver()
    for (const words of ['一', '一二', '一二三']) {
      type(words)
      await later(1)
    }
    await later(5)
    expect(sent).toEqual(['一二三 4'])
    expect(states).toEqual(['waiting', 'sending', 'stored'])
  })

  it('every five seconds from who does not stop typing', async () => {
    const { sent, type } = aSaver()
    for (let second = 0; second < 12; second += 1) {
      type(`${second}`)
      await later(1)
    }
    await later(5)
    expect(sent).toEqual(['4 5', '9 10', '11 13'])
  })

  it('again after a fault of the form itself, which is reported', async () => {
    const report = vi.spyOn(globalThis, 'queueMicrotask').mockReturnValue()
    const fault = Promise.withResolvers<SendEvent>()
    const { sent, states, type } = aSaver(fault.promise)
    type('一')
    await later(2)
    fault.reject(new Error('a fault'))
    await later(3)
    expect(sent).toEqual(['一 2', '一 4'])
    expect(states).toEqual(['waiting', 'sending', 'unreachable', 'sending', 'stored'])
    expect(report).toHaveBeenCalledOnce()
    report.mockRestore()
  })

  it('one at a time: what was typed meanwhile follows', async () => {
    const slow = Promise.withResolvers<SendEvent>()
    const { sent, states, type } = aSaver(slow.promise)
    type('一')
    await later(2)
    type('一二')
    await later(10)
    expect(sent).toEqual(['一 2'])
    slow.resolve('done')
    await later(2)
    expect(sent).toEqual(['一 2', '一二 12'])
    expect(states).toEqual(['waiting', 'sending', 'waiting', 'sending', 'stored'])
  })

  it('at once when the editor turns away, and beside another one when the page goes', async () => {
    const slow = Promise.withResolvers<SendEvent>()
    const { saver, sent, type } = aSaver(slow.promise)
    saver.flush()
    expect(saver.leave()).toBe(false)
    type('一')
    saver.flush()
    await later(0)
    type('一二')
    expect(saver.leave()).toBe(true)
    expect(sent).toEqual(['一 0', '一二 0 leaving'])
    slow.resolve('done')
  })

  it('not where it was undone or saved by a press before', async () => {
    const { saver, sent, states, type } = aSaver()
    type('一')
    saver.settle()
    await later(10)
    expect([sent, states]).toEqual([[], ['waiting', 'stored']])
    saver.pause()
    type('一二')
    await later(10)
    expect(sent).toEqual([])
    saver.resume()
    await later(2)
    expect(sent).toEqual(['一二 20'])
  })
})

describe('a text that was not stored', () => {
  it('is sent again, less often each time, and at once when the connection is back', async () => {
    const { saver, sent, type } = aSaver('failed', 'failed', 'failed', 'failed', 'failed', 'failed')
    type('一')
    await later(70)
    expect(sent).toEqual(['一 2', '一 4', '一 8', '一 16', '一 32', '一 62'])
    type('一二')
    saver.flush()
    await later(0)
    expect(sent.at(-1)).toBe('一二 70')
    expect(saver.state).toBe('stored')
  })

  it('is tried again although the time for it passed while a press was on its way', async () => {
    const { saver, sent, type } = aSaver('failed', 'failed')
    type('一')
    await later(3)
    saver.pause()
    await later(60)
    type('一二')
    expect(sent).toEqual(['一 2'])
    saver.resume()
    await later(1)
    expect(sent.at(-1)).toBe('一二 63')
    saver.pause()
    await later(60)
    type('一二三')
    saver.resume()
    await later(5)
    expect([sent.at(-1)?.split(' ')[0], saver.state]).toEqual(['一二三', 'stored'])
  })

  it('is not tried again once its form is gone, but where its page comes back', async () => {
    const { saver, sent, type } = aSaver('failed', 'done', 'failed')
    type('一')
    saver.leave()
    await later(60)
    expect(sent).toEqual(['一 0 leaving'])
    saver.flush()
    await later(0)
    type('一二')
    await later(3)
    saver.stop()
    await later(60)
    expect(sent).toEqual(['一 0 leaving', '一 60', '一二 62'])
    saver.start()
    await later(5)
    expect([sent.length, saver.state]).toEqual([4, 'stored'])
  })

  it.each(['expired', 'foreign'] as const)('since the session is %s waits for its editor', async (why) => {
    const { saver, sent, type } = aSaver(why)
    type('一')
    await later(3)
    type('一二')
    saver.flush()
    await later(60)
    expect(sent).toEqual(['一 2'])
    saver.signedIn()
    await later(0)
    expect([sent.at(-1), saver.state]).toEqual(['一二 63', 'stored'])
  })

  it('since it is refused is not sent again until it is another one', async () => {
    const { saver, sent, type } = aSaver('rejected')
    type('太长')
    await later(60)
    saver.flush()
    await later(60)
    expect([sent, saver.state]).toEqual([['太长 2'], 'refused'])
    type('短')
    await later(2)
    expect([sent.at(-1), saver.state]).toEqual(['短 122', 'stored'])
  })

  it('is not sent once somebody noticed by the way that the session has ended', async () => {
    const { saver, sent, type } = aSaver()
    type('一')
    saver.noticed('expired')
    await later(10)
    expect([sent, saver.state]).toEqual([[], 'signed-out'])
    saver.settle()
    saver.signedIn()
    expect(saver.state).toBe('stored')
  })
})
