import { expect, it } from 'vitest'
import { isPlainData } from '#lib/plain-data.ts'

const cycle: Record<string, unknown> = {}
cycle.self = cycle

/** Two references a level to the level below: 2 to the power of 40 values to who follows them. */
function fan(): unknown {
  let value: unknown = 1
  for (let level = 0; level < 40; level++) value = [value, value]
  return value
}

class Person {
  name = '陈'
}

it.each([
  [null],
  [undefined],
  ['text'],
  [1.5],
  [true],
  [[1, ['x'], {}]],
  [{ title: '标题', body: { type: 'doc', content: [] } }],
  [Object.assign(Object.create(null) as object, { title: 'x' })],
])('%j is plain', (value) => {
  expect(isPlainData(value)).toBe(true)
})

it.each<[string, unknown]>([
  ['a function', () => {}],
  ['a promise', Promise.resolve(1)],
  ['a thenable', JSON.parse('{"then":1}')],
  ['a symbol', Symbol('x')],
  ['a bigint', 1n],
  ['no number', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a date', new Date()],
  ['a map', new Map()],
  ['a form', new FormData()],
  ['a blob', new Blob([])],
  ['a buffer', Buffer.from('x')],
  ['an instance', new Person()],
  ['a cycle', cycle],
  ['a fan', fan()],
  ['a name of the prototype', JSON.parse('{"__proto__":{"x":1}}')],
  ['a constructor', { constructor: 1 }],
  ['a conversion', { valueOf: 1 }],
  ['a property by symbol', { [Symbol.iterator]: 1 }],
  ['a list with a property', Object.assign([1], { map: 1 })],
  ['too deep', JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`)],
  ['too much', Array.from({ length: 400_000 }, () => 0)],
])('%s is not, and is neither called nor converted to find out', (_name, value) => {
  expect(isPlainData({ value })).toBe(false)
})

it('asks no getter', () => {
  let asked = false
  const trap = Object.defineProperty({}, 'x', {
    enumerable: true,
    get: () => {
      asked = true
    },
  })
  expect(isPlainData([trap])).toBe(false)
  expect(asked).toBe(false)
})
