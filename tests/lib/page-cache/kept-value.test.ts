import { afterEach, expect, it } from 'vitest'
import { keptValue, purgesForValues } from '#lib/page-cache/kept-value.ts'

let current = true
const purges = purgesForValues(() => current)

afterEach(() => {
  current = true
  purges.clear()
})

/** A value whose readings end when the test says so. */
function aValue() {
  const readings: PromiseWithResolvers<string>[] = []
  const read = keptValue('site', () => {
    const reading = Promise.withResolvers<string>()
    readings.push(reading)
    return reading.promise
  })
  return { read, readings }
}

it('is read once for all who ask, and again once its tag is purged', async () => {
  const { read, readings } = aValue()
  const asked = [read(), read()]
  readings[0]?.resolve('one')
  expect(await Promise.all(asked)).toEqual(['one', 'one'])
  expect(await read()).toBe('one')
  purges.purge(['article:1'])
  expect(await read()).toBe('one')
  purges.purge(['front', 'site'])
  const again = read()
  readings[1]?.resolve('two')
  expect(await again).toBe('two')
  expect(readings).toHaveLength(2)
})

it('is read anew by who waited for a reading that a purge overtook', async () => {
  const { read, readings } = aValue()
  const waiting = read()
  purges.purge(['site'])
  readings[0]?.resolve('before')
  await Promise.resolve()
  await Promise.resolve()
  await new Promise((resolve) => setTimeout(resolve, 5))
  readings[1]?.resolve('after')
  expect(await waiting).toBe('after')
})

it('is read for each who asks while no purges arrive, and not kept', async () => {
  const { read, readings } = aValue()
  current = false
  const asked = [read(), read()]
  for (const reading of readings) reading.resolve('x')
  expect(await Promise.all(asked)).toEqual(['x', 'x'])
  expect(readings).toHaveLength(2)
  current = true
  const kept = read()
  readings[2]?.resolve('y')
  expect(await kept).toBe('y')
})

it('is not kept when it could not be read', async () => {
  const { read, readings } = aValue()
  const failing = read()
  readings[0]?.reject(new Error('away'))
  await expect(failing).rejects.toThrow('away')
  const again = read()
  readings[1]?.resolve('back')
  expect(await again).toBe('back')
})
