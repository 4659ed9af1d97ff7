import type { Refusal } from '#lib/web/form-state.ts'

/** Whether an act was refused because its editor had not seen the newest of what it is about, so that the page is to be read anew. */
export function isStale({ code }: Refusal): boolean {
  return code === 'conflict' || code === 'wrong-state'
}

/** What to do where a form of its own hangs on a case that somebody has acted on since. */
export const CASE_CHANGED = '您写的内容都还在：请在新窗口打开案件看过，再按一次。'

/** What of a dialog stays when it is closed to look at the page behind it: all that was typed, and no file. */
const kept = {
  page: '',
  dialog: '您填写的内容都会保留，也可以先关闭窗口去看。',
  dialogWithFiles: '您填写的内容都会保留；先关闭窗口去看的，文件要重新选择。',
} as const

/** A refusal of an act of a case, with what to do now that the page shows the newest. */
export function withWayOn(refusal: Refusal, where: keyof typeof kept): Refusal {
  if (!isStale(refusal)) return refusal
  const next = refusal.code === 'conflict' ? '请先核对，再按一次。' : '请按现在的情况办理。'
  return { ...refusal, message: `${refusal.message}本页已换成最新的内容，${next}${kept[where]}` }
}
