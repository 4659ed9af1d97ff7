import type { CaseArticleEffect, CaseOutcome } from '#lib/db/generated/enums.ts'
import { type CaseKind, type CasePath, caseKinds } from './case-kinds.ts'
import { caseOutcomes } from './case-outcomes.ts'

/** How a case ended for one of the articles that readers have seen, and what that did to it then; null where nothing was done. */
export type ArticleEnd = { outcome: CaseOutcome | null; effect: CaseArticleEffect | null }

/** Readers saw it once the case had ended. */
const isShown = ({ effect }: ArticleEnd) => effect === 'restored' || effect === 'in_sight'

/** How a case ended, for the public. It is said of the moment at which it ended, and stays true whatever becomes of the articles
 *  afterwards. Why one of them was not shown then is another matter: nothing is said of it. */
export function outcomeWording(outcome: CaseOutcome, ends: readonly ArticleEnd[], kind: CaseKind): string {
  const acted = ends.filter(({ effect }) => effect !== null)
  if (outcome === 'restored') return restoredOutcome(acted)
  if (outcome === 'corrected') return correctedOutcome(acted, kind)
  const ownWords = ownOutcomes[caseKinds[kind].path]?.[outcome]
  if (ownWords) return ownWords
  const isDone = acted.filter(({ effect }) => effect === 'removed')
  if (outcome !== 'removed' || isDone.length === acted.length) return caseOutcomes[outcome].publicName
  return isDone.length > 0
    ? '涉及的内容部分已删除，其余此前已不再展示'
    : '决定删除，涉及的内容此前已因其他原因不再展示'
}

/** Who asks for a correction, or reports illegal content, gave no notice of his rights that could be refused. */
const ownOutcomes: Partial<Record<CasePath, Partial<Record<CaseOutcome, string>>>> = {
  correction: { rejected: '经核实，没有更改', withdrawn: '已由提出人撤回' },
  content: { rejected: '经核查，没有采取措施', withdrawn: '举报人已撤回' },
}

const refused: Record<CasePath, string> = {
  ...{ copyright: '未获受理', civil: '未获受理' },
  ...{ correction: '没有更改', content: '没有采取措施' },
}

/** Of a work the part that infringes was taken out (条例 §15). */
const isTakenOut = (kind: CaseKind) => caseKinds[kind].path === 'copyright'

function correctedOutcome(acted: readonly ArticleEnd[], kind: CaseKind): string {
  const isWhole = acted.every(({ outcome }) => outcome === 'corrected')
  if (isTakenOut(kind)) return isWhole ? '涉及的部分已删去' : '部分文章里涉及的部分已删去，其余没有改动'
  return isWhole ? caseOutcomes.corrected.publicName : '涉及的内容部分已更正，其余没有改动'
}

function restoredOutcome(acted: readonly ArticleEnd[]): string {
  const shown = acted.filter(isShown)
  if (acted.length === 0) return '本案的暂停展示已解除'
  if (shown.length === acted.length) return caseOutcomes.restored.publicName
  return shown.length > 0
    ? '涉及的内容部分已恢复展示，其余当时因其他原因没有恢复'
    : '本案的暂停展示已解除，涉及的内容当时因其他原因没有恢复展示'
}

/** What the end of a case did to an article, for the public; empty where there is nothing to say of it. */
export function articleEndWording(end: ArticleEnd, kind: CaseKind): string {
  const { outcome, effect } = end
  // Of a notice that was taken up in part the effect says that it was looked at.
  if (outcome === 'rejected') return effect === null ? refused[caseKinds[kind].path] : '没有改动'
  if (effect === 'removed') return '已删除'
  if (effect === 'blocked') return '已停止提供'
  if (effect === null || outcome === null) return ''
  const corrected = isTakenOut(kind) ? '已删去涉及的部分' : '已更正'
  if (outcome === 'corrected') return isShown(end) ? corrected : `${corrected}，${NOT_SHOWN}`
  if (effect === 'restored') return '已恢复展示'
  if (effect === 'in_sight') return outcome === 'restored' ? '办结时正常展示' : ''
  return outcome === 'restored' || outcome === 'withdrawn' ? NOT_SHOWN : '办结前已因其他原因不再展示'
}

const NOT_SHOWN = '办结时因其他原因没有展示'
