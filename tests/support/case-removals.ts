import { block } from '#lib/articles/block.ts'
import { removeSuspended } from '#lib/articles/remove-suspended.ts'
import { restore } from '#lib/articles/restore.ts'
import type { Seen } from '#lib/articles/schema.ts'
import { suspend } from '#lib/articles/suspend.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { aChiefEditor, aFederationReport } from './cast.ts'

/** What a case does to an article, each in a transaction of its own. */

export const caseWhy = { reason: 'copyright', note: '权利人来函，材料齐全', caseId: 118 } as const

/** Case 118, or another one, as a row that removals name; nothing of it is read here. */
export async function aCase(id: number = caseWhy.caseId): Promise<number> {
  const row = {
    ...({ id, kind: 'copyright', demand: 'delete', isTruthStated: true } as const),
    ...{ receiptHash: Buffer.from(`receipt of case ${id}`), receiptSealed: 'sealed', claimSealed: 'sealed' },
  }
  await db().rightsCase.upsert({ where: { id }, create: row, update: {} })
  return id
}

export const suspendIt = async (seen: Seen) => {
  const chief = await aChiefEditor()
  await aCase()
  return transaction((tx) => suspend(tx, chief, seen, caseWhy))
}

export const removeIt = async (seen: Seen) => {
  const chief = await aChiefEditor()
  await aCase()
  return transaction((tx) => removeSuspended(tx, chief, seen, caseWhy))
}

export const blockIt = async (seen: Seen) => {
  const chief = await aChiefEditor()
  const caseId = await aCase(119)
  return transaction((tx) => block(tx, chief, seen, { note: '法院裁定', caseId }))
}

export const restoreIt = async (seen: Seen) => {
  const chief = await aChiefEditor()
  return transaction((tx) => restore(tx, chief, seen, { note: '反通知成立' }))
}

/** A report on the federation that is suspended while case 118 is checked. */
export const aSuspendedReport = async (changes: Record<string, unknown> = {}): Promise<Seen> =>
  suspendIt(await aFederationReport(changes))
