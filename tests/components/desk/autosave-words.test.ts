import { expect, it } from 'vitest'
import type { AutosaveState } from '#components/desk/autosave-states.ts'
import { autosaveWords, savedLine } from '#components/desk/autosave-words.ts'

const saving = { savedAt: '2026-11-27T02:44:07.000Z', failure: null, dirty: true, isStorageRefused: false }

it.each<[AutosaveState, object, string]>([
  ['stored', {}, '已存 10:44:07'],
  ['stored', { dirty: false }, ''],
  ['stored', { savedAt: null }, ''],
  ['waiting', {}, '正在存…'],
  ['sending', {}, '正在存…'],
  ['unreachable', { failure: { isOffline: true, message: '' } }, '没有网络，已存在本机，连上后自动补存'],
  ['unreachable', { failure: { message: '' } }, '服务器没有应答，已存在本机，稍后自动补存'],
  ['unreachable', { failure: { message: '服务暂时不可用。' } }, '服务器没有应答，已存在本机，稍后自动补存'],
  [
    'unreachable',
    { failure: { isOffline: true, message: '' }, isStorageRefused: true },
    '没有网络，这台设备也存不下，请先不要关闭本页，连上后自动补存',
  ],
  ['signed-out', {}, '登录已过期，已存在本机'],
  ['other-account', {}, '登录的是另一个账号，已存在本机'],
  ['refused', {}, '没能存到服务器，已存在本机'],
])('%s %o: “%s”', (state, changes, words) => {
  expect(autosaveWords({ ...saving, ...changes, state })).toBe(words)
})

it('a form tells its own', () => {
  const form = { dirty: true, localDrafts: { isRefused: false } }
  expect(savedLine({ ...saving, state: 'stored' }, form)).toBe('已存 10:44:07')
  expect(savedLine({ ...saving, state: 'stored' }, { ...form, dirty: false })).toBe('')
})
