import { afterEach, expect, it } from 'vitest'
import { cachedValue, cachedValuePurges } from '#lib/page-cache/cached-value.ts'

let current = true
const purges = cachedValuePurges(() => current)

afterEach(() => {
  current = true
  purges.purgeAll()
})

/** A cached value whose reads are resolved by the test. */
function aValue() {
  const readings: PromiseWithResolvers<string>[] = []
  const read = cachedValue('site', () => {
    const reading = Promise.withResolvers<string>()
    readings.push(reading)
    return reading.promise
  })
  return { read, readings }
}

it('is read once for all callers, and again after a purge of its tag', async () => {
  const { read, readings } = aValue()
  const asked = [read(), read()]
  readings[0]?.resolve('one')
  expect(await Promise.all(asked)).toEqual(['one', 'one'])
  expect(await read()).toBe('one')
  purges.purgeTags(['article:1'])
  expect(await read()).toBe('one')
  purges.purgeTags(['front', 'site'])
  const again = read()
  readings[1]?.resolve('two')
  expect(await again).toBe('two')
  expect(readings).toHaveLength(2)
})

it('is read again for a caller that waited for a read which a purge made stale', async () => {
  const { read, readings } = aValue()
  const waiting = read()
  purges.purgeTags(['site'])
  readings[0]?.resolve('before')
  await Promise.resolve()
  await Promise.resolve()
  await new Promise((resolve) => setTimeout(resolve, 5))
  readings[1]?.resolve('after')
  expect(await waiting).toBe('after')
})

it('is read for each call and not cached while no purges arrive', async () => {
  const { read, readings } = aValue()
  current = false
  const asked = [read(), read()]
  for (const reading of readings) reading.resolve('x')
  expect(await Promise.all(asked)).toEqual(['x', 'x'])
  expect(readings).toHaveLength(2)
  current = true
  const cached = read()
  readings[2]?.resolve('y')
  expect(await cached).toBe('y')
})

it('is not cached when its read failed', async () => {
  const { read, readings } = aValue()
  const failing = read()
  readings[0]?.reject(new Error('away'))
  await expect(failing).rejects.toThrow('away')
  const again = read()
  readings[1]?.resolve('back')
  expect(await again).toBe('back')
})
