import { setTimeout as sleep } from 'node:timers/promises'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { onRequest, type Peer, sendRequest } from '#lib/server/ipc-requests.ts'

/** One end of a channel, as a process has it. */
const aPeer = (port: MessagePort): Peer => ({
  send: (message) => {
    port.postMessage(message)
    return true
  },
  on: (event, listen) => port.on(event, listen),
})

let primary: Peer
let worker: Peer
let line: MessageChannel

beforeEach(() => {
  line = new MessageChannel()
  ;[primary, worker] = [aPeer(line.port1), aPeer(line.port2)]
  onTestFinished(() => line.port1.close())
})

describe('a request to another process', () => {
  it('is answered with what its handler returns, now or later', async () => {
    onRequest(worker, 'double', (body) => Number(body) * 2)
    onRequest(worker, 'later', async (body) => {
      await sleep(5)
      return { given: body }
    })
    expect(await sendRequest(primary, 'double', 21, 1_000)).toBe(42)
    expect(await sendRequest(primary, 'later', ['a'], 1_000)).toEqual({ given: ['a'] })
  })

  it('gets its own response, though a later one is answered first', async () => {
    onRequest(worker, 'wait', async (ms) => {
      await sleep(Number(ms))
      return ms
    })
    const responses = await Promise.all([30, 1, 15].map((ms) => sendRequest(primary, 'wait', ms, 1_000)))
    expect(responses).toEqual([30, 1, 15])
  })

  it('goes in both directions over one channel', async () => {
    onRequest(worker, 'name', () => 'worker')
    onRequest(primary, 'name', () => 'primary')
    const named = await Promise.all([
      sendRequest(primary, 'name', null, 1_000),
      sendRequest(worker, 'name', null, 1_000),
    ])
    expect(named).toEqual(['worker', 'primary'])
  })

  it('is answered with null where its handler returns nothing, throws or rejects', async () => {
    onRequest(worker, 'nothing', () => undefined)
    onRequest(worker, 'throws', () => {
      throw new Error('broken')
    })
    onRequest(worker, 'rejects', () => Promise.reject(new Error('broken')))
    for (const name of ['nothing', 'throws', 'rejects'])
      expect(await sendRequest(primary, name, null, 1_000), name).toBeNull()
  })

  it('ends without a response after its time, and a late response is no other request’s', async () => {
    onRequest(worker, 'slow', async () => {
      await sleep(40)
      return 'late'
    })
    onRequest(worker, 'fast', () => 'in time')
    expect(await sendRequest(primary, 'slow', null, 10)).toBeUndefined()
    expect(await sendRequest(primary, 'unknown', null, 10)).toBeUndefined()
    await sleep(50)
    expect(await sendRequest(primary, 'fast', null, 1_000)).toBe('in time')
  })

  it('is not disturbed by other messages on the channel', async () => {
    onRequest(worker, 'name', () => 'worker')
    const asked = sendRequest(primary, 'name', null, 1_000)
    for (const message of [
      null,
      'response',
      7,
      {},
      { citysite: 'connection', id: 1 },
      { citysite: 'response', id: 'x' },
    ])
      line.port2.postMessage(message)
    expect(await asked).toBe('worker')
  })

  it('of a process that has no channel any more ends after its time', async () => {
    const alone: Peer = { on: () => {} }
    expect(await sendRequest(alone, 'name', null, 5)).toBeUndefined()
  })
})
