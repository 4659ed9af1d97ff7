import type { Correction } from '#lib/db/generated/client.ts'
import { type CaseKind, caseKinds } from './case-kinds.ts'
import { orSue } from './letter-foot.ts'
import type { ClaimantLetter, SourceLetter } from './letters.ts'

type Told = { wording: string; claimant: ClaimantLetter; source: SourceLetter }

/** Of a work the part that infringes is taken out (条例 §15, 民法典 §1195); what is untrue, or is wrong about a person, is corrected
 *  (民法典 §1028). */
const taken: Told = {
  wording: '涉及的部分已删去。',
  claimant: 'part_removed',
  source: 'source_part_removed',
}
const corrected: Told = { wording: '涉及的内容已更正。', claimant: 'corrected', source: 'source_corrected' }

/** How those of a case's sides are told of its correction. */
export const toldOfCorrection = (kind: CaseKind): Told =>
  caseKinds[kind].path === 'copyright' ? taken : corrected

/** What the claimant's page says of it, which is no more than what was done. */
export function correctedWording(kind: CaseKind, isWhole: boolean): string {
  const { wording } = toldOfCorrection(kind)
  return isWhole ? wording : `${wording.replace('涉及的', '部分文章里涉及的')}其余经核查没有改动。`
}

/** The public notes of corrections; of several articles each with its number. */
export function publicNotes(corrections: readonly Pick<Correction, 'articleId' | 'note'>[]): string {
  const isOfOne = new Set(corrections.map(({ articleId }) => articleId)).size < 2
  return corrections
    .map(({ articleId, note }) => `更正说明${isOfOne ? '' : `（文章 ${articleId}）`}：${note}`)
    .join('\n')
}

/** What a claimant is told of the articles that were not corrected; empty where there are none.
 *  @param urls those that readers see, and those that they do not, one a line
 *  @param wasHeld whether the case kept them from readers */
export function unchangedWords(urls: { shown: string; hidden: string }, wasHeld: boolean): string {
  const { shown, hidden } = urls
  const parts = [
    shown && `以下内容经核查没有改动${wasHeld ? '，已恢复展示' : ''}：\n${shown}`,
    hidden &&
      `以下内容经核查没有改动${wasHeld ? '，本案的暂停展示已经解除' : ''}，因其他原因不再展示：\n${hidden}`,
  ].filter(Boolean)
  return parts.length > 0 ? [...parts, orSue].join('\n\n') : ''
}
