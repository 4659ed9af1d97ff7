import { describe, expect, it } from 'vitest'
import { byteRange } from '#lib/server/byte-range.ts'

describe('the part of a file that is asked for', () => {
  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=0-499', 0, 499],
    ['bytes=500-', 500, 999],
    ['bytes=-200', 800, 999],
    ['bytes=-5000', 0, 999],
    ['bytes=990-5000', 990, 999],
    ['Bytes = 5 - 9', 5, 9],
    ['bytes=0-9,5-19', 0, 19],
    ['bytes=10-19,0-9', 0, 19],
    ['bytes=0-9,5000-6000', 0, 9],
  ])('%s is the bytes from %i to %i', (field, start, end) =>
    expect(byteRange(field, 1_000)).toEqual({ start, end }),
  )

  it.each([
    ['nothing is asked', undefined],
    ['it is another unit', 'pages=1-2'],
    ['it is malformed', 'bytes=abc'],
    ['it is malformed', 'bytes='],
    ['it is malformed', 'bytes=-'],
    ['it ends before it begins', 'bytes=9-2'],
    ['the parts lie apart', 'bytes=0-9,20-29'],
    ['there are too many parts', `bytes=${'0-,'.repeat(30)}0-`],
  ])('%s: all of it', (_, field) => expect(byteRange(field, 1_000)).toBeNull())

  it.each(['bytes=1000-', 'bytes=-0', 'bytes=99999999999999999999-', 'bytes=1000-1001,2000-'])(
    '%s is nothing that there is',
    (field) => expect(byteRange(field, 1_000)).toBe('unsatisfiable'),
  )
})
