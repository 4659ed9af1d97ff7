import { describe, expect, it } from 'vitest'
import { SingleFlight } from '#lib/page-cache/single-flight.ts'

/** Calls whose ends the test decides: `calls[n].resolve(…)`. */
function aSingleFlight() {
  const flight = new SingleFlight<string>()
  const calls: PromiseWithResolvers<string>[] = []
  const start = () => {
    const call = Promise.withResolvers<string>()
    calls.push(call)
    return call.promise
  }
  return { flight, calls, start }
}

describe('calls for one key', () => {
  it('are one while it runs, and another one afterwards', async () => {
    const { flight, calls, start } = aSingleFlight()
    const [one, other] = [flight.join('/a', start), flight.join('/a', start)]
    expect(other).toBe(one)
    calls[0]?.resolve('first')
    expect(await one.result).toBe('first')
    const later = flight.join('/a', start)
    calls[1]?.resolve('second')
    expect(await later.result).toBe('second')
  })

  it('do not wait for those of another key', () => {
    const { flight, calls, start } = aSingleFlight()
    flight.join('/a', start)
    flight.join('/b', start)
    expect(calls).toHaveLength(2)
  })

  it('share a failure, after which the next one starts anew', async () => {
    const { flight, calls, start } = aSingleFlight()
    const results = [flight.join('/a', start).result, flight.join('/a', start).result]
    calls[0]?.reject(new Error('broken'))
    for (const result of results) await expect(result).rejects.toThrow('broken')
    const again = flight.join('/a', start)
    calls[1]?.resolve('mended')
    expect(await again.result).toBe('mended')
  })
})

describe('a call whose result may not be older than its request', () => {
  it('starts at once where none runs', async () => {
    const { flight, calls, start } = aSingleFlight()
    const call = await flight.joinNext('/a', start)
    calls[0]?.resolve('fresh')
    expect(await call.result).toBe('fresh')
  })

  it.each(['ended', 'failed'])(
    'starts after the running one has %s, and is one for all who wait',
    async (how) => {
      const { flight, calls, start } = aSingleFlight()
      const running = flight.join('/a', start)
      const waiting = [flight.joinNext('/a', start), flight.joinNext('/a', start)]
      expect(calls, 'none has started yet').toHaveLength(1)
      if (how === 'ended') calls[0]?.resolve('old')
      else calls[0]?.reject(new Error('broken'))
      await running.result.catch(() => {})
      const [one, other] = await Promise.all(waiting)
      expect(other).toBe(one)
      expect(calls).toHaveLength(2)
      calls[1]?.resolve('new')
      expect(await one?.result).toBe('new')
    },
  )
})
