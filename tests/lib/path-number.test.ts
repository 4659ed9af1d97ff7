import { expect, it } from 'vitest'
import { pathNumber } from '#lib/path-number.ts'

it.each([
  ['1', 1],
  ['42', 42],
  ['2147483647', 2_147_483_647],
])('%s is a number of an address', (segment, number) => expect(pathNumber(segment)).toBe(number))

it.each([
  '',
  '0',
  '01',
  '-1',
  '+1',
  '1.0',
  '1e3',
  ' 1',
  '1 ',
  '１',
  '2147483648',
  '99999999999',
  'abc',
  '%31',
])('%j is none, so that an article has one address', (segment) => expect(pathNumber(segment)).toBeNull())
