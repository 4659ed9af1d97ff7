import { expect, it } from 'vitest'
import { shortened } from '#lib/text/shortened.ts'

it.each([
  ['四个字的', 4, '四个字的'],
  ['五个字的标', 4, '五个字…'],
  ['🎉🎉🎉', 3, '🎉🎉🎉'],
  ['🎉🎉🎉', 2, '🎉…'],
  ['', 4, ''],
])('%j has room for %i characters: %j', (text, most, shown) => expect(shortened(text, most)).toBe(shown))
