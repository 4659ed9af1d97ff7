import type { SourceState } from '#lib/db/generated/enums.ts'

/** What was found at an original's address. */
export function originalSentence(state: SourceState, status: number | null): string {
  if (state === 'gone')
    return status === 451 ? '原网站依法不再提供原文（状态码 451）。' : `原文不在了（状态码 ${status}）。`
  if (state === 'changed') return '原文有较大改动。'
  if (state === 'standing') return '原文还在。'
  return status === null ? '原网站连续两周以上没有应答。' : `原网站连续两周以上出错（状态码 ${status}）。`
}
