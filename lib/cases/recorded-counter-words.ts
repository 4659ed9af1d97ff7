import type { RecordedCounter } from './record-counter.ts'

/** What became of a counter-notice on its way to the claimants. */
export const counterForwardedBy = (isMailed: boolean) =>
  isMailed
    ? '已交发送，转送投诉人。'
    : '但没有邮件能把它寄达投诉人（或者其中一位）；全文在他的查询网页上，请另行送达。'

/** What became of a counter-notice that an editor entered. */
export function recordedCounterSentence(recorded: Omit<RecordedCounter, 'version'>): string {
  const { missing, isAskedByMail, isForwarded, isProposed, isMailed } = recorded
  if (missing.length > 0) {
    const asked = isAskedByMail ? '已请投稿人补充' : '没有邮件能寄达投稿人，请另行告诉他'
    return `已登记，还缺 ${missing.length} 项，${asked}。`
  }
  if (isProposed) return '书面说明已登记，等待另一位有权限的人确认；确认后转送投诉人，立即恢复展示。'
  return isForwarded
    ? `反通知已登记，${counterForwardedBy(isMailed)}`
    : '书面说明已登记。本案已经删除，请核查是否重新办理；还没有转送投诉人。'
}
