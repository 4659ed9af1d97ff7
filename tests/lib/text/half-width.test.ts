import { expect, it } from 'vitest'
import { halfWidth } from '#lib/text/half-width.ts'

// Purpose: digits and punctuation in full width are read as ASCII, and offsets into the text stay valid.

it.each([
  ['２０２３－０８－１８', '2023-08-18'],
  ['人气：１，８１１', '人气:1,811'],
  ['！～', '!~'],
  ['\u3000\uff5f\uffe5', '\u3000\uff5f\uffe5'],
])('%s is %s', (given, text) => {
  expect(halfWidth(given)).toBe(text)
  expect(text).toHaveLength(given.length)
})
