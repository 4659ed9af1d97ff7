import { databaseNow } from '#lib/db/database-now.ts'
import { transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import { extendNeeded } from '../parties/extend-needed.ts'
import { isNeededForCase } from '../parties/needed-parties.ts'
import { identitiesUntil } from './notice-begins.ts'

const ACTOR = systemActor('案件')

/** Keeps the identities of a case's sides while the case, or the one that it was merged into, is open or blocked by an order. Once it ends,
 *  the setting `cases.identity_months` runs.
 *  @returns of how many */
export async function keepCaseParties(): Promise<number> {
  const until = await transaction(async (tx) => identitiesUntil(tx, await databaseNow(tx)))
  return extendNeeded(ACTOR, { needed: isNeededForCase, until, why: 'case_open' })
}
