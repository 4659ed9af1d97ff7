import type { CaseArticleEffect, CaseOutcome } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Acted } from './acted-articles.ts'

const effects = {
  restored: 'restored',
  inSight: 'in_sight',
  heldByOthers: 'held_by_other',
  untouched: 'gone',
  removed: 'removed',
  blocked: 'blocked',
  blockedBefore: 'blocked',
} as const satisfies { [name in keyof Acted]: CaseArticleEffect }

const effectNames = Object.keys(effects) as (keyof typeof effects)[]

/** Notes for each article of a case that has no outcome yet how the case ended for it, and what that did to it.
 *  @param acted empty where the end does nothing to articles */
export async function settleArticles(
  tx: Tx,
  caseId: number,
  outcome: CaseOutcome,
  acted: Acted = {},
): Promise<void> {
  await tx.caseArticle.updateMany({ where: { caseId, outcome: null }, data: { outcome } })
  await keepEffects(tx, caseId, acted)
}

/** Notes what the end of a case did to each of its articles. */
export async function keepEffects(tx: Tx, caseId: number, acted: Acted): Promise<void> {
  for (const name of effectNames) {
    const ids = acted[name] ?? []
    if (ids.length > 0)
      await tx.caseArticle.updateMany({
        where: { caseId, articleId: { in: ids } },
        data: { effect: effects[name] },
      })
  }
}

/** Makes the articles of a case for which it ended so its concern again. */
export async function unsettleArticles(tx: Tx, caseId: number, outcome: CaseOutcome): Promise<void> {
  await tx.caseArticle.updateMany({ where: { caseId, outcome }, data: { outcome: null, effect: null } })
}
