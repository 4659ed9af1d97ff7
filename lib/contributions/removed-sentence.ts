import { takeDownReasons } from '../articles/take-down-reasons.ts'
import { caseNumber } from '../case-number.ts'
import type { RemovedBefore } from '../near-duplicates/removed-before.ts'

/** How nearly the same text was removed: “几乎相同的文章 12 已在案件 C-0118 中下架（侵犯著作权）”. */
export function removedSentence({ articleId, caseId, reason }: RemovedBefore): string {
  const where = caseId === null ? '' : `在案件 ${caseNumber(caseId)} 中`
  return `几乎相同的文章 ${articleId} 已${where}下架（${takeDownReasons[reason].name}）`
}
