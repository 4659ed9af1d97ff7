import { expect, it } from 'vitest'
import { shiftedText } from '#lib/articles/body/shifted-text.ts'

it.each([
  ['4', '⁴', '₄'],
  ['-(10+2)', '⁻⁽¹⁰⁺²⁾', '₋₍₁₀₊₂₎'],
  ['\u22121', '⁻¹', '₋₁'],
  ['n', '^(n)', '_(n)'],
  ['2n', '^(2n)', '_(2n)'],
  ['注1', '^(注1)', '_(注1)'],
  ['[1]', '[1]', '[1]'],
  [' 〔注〕 ', ' 〔注〕 ', ' 〔注〕 '],
  ['*', '*', '*'],
  ['®', '®', '®'],
  [' ', ' ', ' '],
  ['', '', ''],
])('“%s” raised and lowered in plain text', (words, raised, lowered) => {
  expect([shiftedText(words, 'raised'), shiftedText(words, 'lowered')]).toEqual([raised, lowered])
})
