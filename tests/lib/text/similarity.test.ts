import { expect, it } from 'vitest'
import { SIMILAR, similarity } from '#lib/text/similarity.ts'

it.each([
  ['the same text', '志愿者走访社区', '志愿者走访社区', 1],
  ['texts without a pair in common', '志愿者', '天气晴朗', 0],
  ['two of three pairs', '甲乙丙丁', '甲乙丙戊', 2 / 3],
  ['a pair that one has twice', '哈哈哈', '哈哈', 2 / 3],
  ['one character, which has no pairs', '甲', '甲', 1],
  ['another character', '甲', '乙', 0],
  ['nothing and something', '', '甲乙', 0],
])('%s', (_, one, other, expected) => {
  expect(similarity(one, other)).toBeCloseTo(expected)
  expect(similarity(other, one), 'whichever comes first').toBeCloseTo(expected)
})

it('takes a corrected sentence for what has become of it, and another one not', () => {
  const before = '他们走访了十二户独居老人，送去了米和油。'
  expect(similarity(before, '他们走访了十三户独居老人，送去了月饼。')).toBeGreaterThan(SIMILAR)
  expect(similarity(before, '下一次活动定在十二月的第一个周末举行。')).toBeLessThan(SIMILAR)
})
