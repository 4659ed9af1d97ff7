import type { Acted } from '#lib/cases/acted-articles.ts'
import type { DeskApproval } from '#lib/cases/desk-case-types.ts'
import { counterForwardedBy } from '#lib/cases/recorded-counter-words.ts'

type Confirmed = { action: DeskApproval['action']; acted?: Acted; isMailed?: boolean }

/** What an editor is answered who has restored what a case held: no more than came back. */
export function restoredAnswer({
  restored = [],
  inSight = [],
  heldByOthers = [],
  untouched = [],
}: Acted): string {
  const shown = restored.length + inSight.length
  const reasons = [
    heldByOthers.length > 0 ? `${heldByOthers.length} 篇文章仍由其他案件或者决定暂停展示` : '',
    untouched.length > 0 ? `${untouched.length} 篇文章此前已因其他原因不再展示` : '',
  ].filter(Boolean)
  if (reasons.length === 0) return '已恢复展示，本案结案。'
  const back = shown > 0 ? `${shown} 篇文章已恢复展示` : '本案的暂停展示已解除，没有文章因此恢复展示'
  return `${[back, ...reasons].join('，')}。本案结案。`
}

/** The same of a removal. */
export function removedAnswer({ removed = [], untouched = [] }: Acted): string {
  if (untouched.length === 0) return '已删除，本案结案。'
  const done = removed.length > 0 ? `${removed.length} 篇文章已删除` : '已决定删除'
  return `${done}，${untouched.length} 篇文章此前已因其他原因不再展示。本案结案。`
}

/** The same of what another editor had proposed. */
export function confirmedAnswer({ action, acted = {}, isMailed = false }: Confirmed): string {
  const answers: Record<Confirmed['action'], () => string> = {
    remove: () => removedAnswer(acted),
    restore: () => restoredAnswer(acted),
    correct: () => '已更正，本案结案。',
    follow_counter: () => `书面说明已采纳，${counterForwardedBy(isMailed)}`,
  }
  return `已确认。${answers[action]()}`
}
