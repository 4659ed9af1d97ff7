import type { AutosaveState } from './autosave-states.ts'

type Saving = {
  state: AutosaveState
  /** When the text was stored last, ISO 8601. */
  savedAt: string | null
  failure: { isOffline?: boolean; message: string } | null
  /** Whether the form holds something that no press has saved. */
  dirty: boolean
  /** Whether this browser has no room for it. */
  isStorageRefused: boolean
}

/** What the form says of its saving, always, in one sentence. */
export function autosaveWords(saving: Saving): string {
  const { state, savedAt, failure, dirty, isStorageRefused } = saving
  // What is forgotten on the server is no concern of the editor's.
  if (!dirty && ['waiting', 'sending', 'unreachable'].includes(state)) return ''
  const here = isStorageRefused ? '这台设备也存不下，请先不要关闭本页' : '已存在本机'
  switch (state) {
    case 'stored':
      return savedAt && dirty ? `已存 ${clock(savedAt)}` : ''
    case 'waiting':
    case 'sending':
      return '正在存…'
    case 'unreachable':
      return failure && !failure.isOffline
        ? `服务器没有应答，${here}，稍后自动补存`
        : `没有网络，${here}，连上后自动补存`
    case 'signed-out':
      return `登录已过期，${here}`
    case 'other-account':
      return `登录的是另一个账号，${here}`
    case 'refused':
      return `没能存到服务器，${here}`
  }
}

/** The same of a form. */
export function savedLine(
  saving: Pick<Saving, 'state' | 'savedAt' | 'failure'>,
  form: { dirty: boolean; localDrafts: { isRefused: boolean } },
): string {
  return autosaveWords({ ...saving, dirty: form.dirty, isStorageRefused: form.localDrafts.isRefused })
}

/** `10:44:07` in Shanghai. */
function clock(iso: string): string {
  const at = new Date(iso)
  return at.toLocaleTimeString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai' })
}
