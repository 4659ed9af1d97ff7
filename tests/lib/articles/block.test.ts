import { describe, expect, it } from 'vitest'
import { block } from '#lib/articles/block.ts'
import { readPublished } from '#lib/articles/published.ts'
import { takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { aCase, blockIt, removeIt, suspendIt } from '../../support/case-removals.ts'
import { aFederationReport } from '../../support/cast.ts'
import { obeysTheVerbLaws } from '../../support/verb-laws.ts'

describe('block', () => {
  obeysTheVerbLaws({
    move: 'block',
    call: async (editor, seen) => {
      const caseId = await aCase(119)
      return transaction((tx) => block(tx, editor, seen, { note: '法院裁定', caseId }))
    },
    event: 'article_blocked',
    isCore: true,
  })

  it('answers 451 whatever became of the article before, and keeps every earlier removal', async () => {
    const blocked = await blockIt(await removeIt(await suspendIt(await aFederationReport())))
    expect(await readPublished(blocked.id)).toMatchObject({
      tombstone: { status: 451, publicWording: takeDownReasons.legal_order.publicWording },
    })
    const records = await db().takedown.findMany({ orderBy: { id: 'asc' } })
    expect(records).toMatchObject([
      { reason: 'copyright', isSuspension: true, caseId: 118, restoredAt: expect.any(Date) },
      { reason: 'copyright', isSuspension: false, caseId: 118, restoredAt: expect.any(Date) },
      { reason: 'legal_order', isSuspension: false, caseId: 119, restoredAt: null },
    ])
    expect(records.map(({ replacesId }) => replacesId)).toEqual([null, records[0]?.id, records[1]?.id])
  })
})
