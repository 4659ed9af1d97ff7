import { describe, expect, it } from 'vitest'
import { isStorable, storable } from '#lib/text/storable.ts'

describe('a text that can be stored', () => {
  it.each(['', '授旗仪式', 'a\tb\nc', '\u3000“𠮷”👨‍👩‍👧', '\ue000', '\ufffd'])(
    'is %j, which stays as it is',
    (text) => {
      expect(isStorable(text)).toBe(true)
      expect(storable(text)).toBe(text)
    },
  )

  it.each(['a\u0000b', 'a\rb', 'a\u0085b', 'a\ud842b', 'a\udfb7b', 'a\ufdd0b', 'a\uffffb', 'a\u{1fffe}b'])(
    'is not %j, of which the character is taken out',
    (text) => {
      expect(isStorable(text)).toBe(false)
      expect(storable(text)).toBe('ab')
    },
  )

  it('is found the same again and again: the search keeps no place in the text', () => {
    for (let times = 0; times < 3; times++)
      expect([isStorable('\u0000'), isStorable('a')]).toEqual([false, true])
  })
})
