import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { unschedule } from '../articles/review/schedule-article.ts'
import { suspend } from '../articles/suspend.ts'
import { caseNumber } from '../case-number.ts'
import { type Acted, noteActed } from './acted-articles.ts'
import { type LockedArticle, suspensionReason } from './case-articles.ts'

/** Takes the published ones of these articles from readers (条例 §15; 民法典 §1195). One that another case has suspended is held by this
 *  one, too; a draft and what was removed are not in readers' sight, and one that is scheduled loses its time. */
export async function suspendArticles(
  tx: Tx,
  row: RightsCase,
  articles: readonly LockedArticle[],
  by: Actor,
): Promise<Acted> {
  const reason = suspensionReason(row)
  const note = `案件 ${caseNumber(row.id)} 受理`
  const acted: Acted = {}
  for (const { id, version, status } of articles) {
    if (status === 'published') await suspend(tx, by, { id, version }, { reason, note, caseId: row.id })
    if (status === 'scheduled') await unschedule(tx, by, { id, version }, { note })
    const name = status === 'published' ? 'suspended' : status === 'suspended' ? 'heldBefore' : 'untouched'
    noteActed(acted, name, id)
  }
  return acted
}
