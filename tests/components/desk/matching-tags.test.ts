import { expect, it } from 'vitest'
import { matchingTags, withTag } from '#components/desk/matching-tags.ts'

const used = [
  { name: '志愿服务', initials: 'zyfw' },
  { name: '社区', initials: 'sq' },
  { name: 'DeepSeek', initials: '' },
]

it.each([
  ['', ['志愿服务', '社区', 'DeepSeek']],
  ['志', ['志愿服务']],
  ['zy', ['志愿服务']],
  ['社区、', ['志愿服务', 'DeepSeek']],
  ['社区，ｄｅｅｐ', ['DeepSeek']],
  ['志愿服务', []],
  ['没有这个', []],
])('%j offers %j of the tags that were used before', (typed, offered) =>
  expect(matchingTags(typed, used)).toEqual(offered),
)

it.each([
  ['zy', '志愿服务'],
  ['社区，zy', '社区、志愿服务'],
  ['社区、', '社区、志愿服务'],
])('%j with 志愿服务 taken is %j', (typed, whole) => expect(withTag(typed, '志愿服务')).toBe(whole))
