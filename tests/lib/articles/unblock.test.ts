import { describe, expect, it } from 'vitest'
import { readPublished } from '#lib/articles/published.ts'
import { takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { unblock } from '#lib/articles/unblock.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { aCase, blockIt, restoreIt } from '../../support/case-removals.ts'
import { aChiefEditor, aFederationReport, type Seen } from '../../support/cast.ts'
import { purgedTags } from '../../support/purged-tags.ts'
import { obeysTheVerbLaws } from '../../support/verb-laws.ts'

const note = '裁定撤销'
const unblocked = async (seen: Seen, isSuspension: boolean) => {
  const [chief, caseId] = [await aChiefEditor(), await aCase(119)]
  const remaining = { reason: 'copyright', note, caseId, isSuspension } as const
  return transaction((tx) => unblock(tx, chief, seen, remaining))
}

describe('unblock', () => {
  obeysTheVerbLaws({
    move: 'unblock',
    call: async (editor, seen) => {
      const caseId = await aCase(119)
      const remaining = { reason: 'copyright', note, caseId, isSuspension: true } as const
      return transaction((tx) => unblock(tx, editor, seen, remaining))
    },
    event: 'article_unblocked',
    isCore: true,
  })

  it('leaves a suspension, from which the article comes back; the order stays on record', async () => {
    const seen = await unblocked(await blockIt(await aFederationReport()), true)
    expect(await readPublished(seen.id)).toMatchObject({ tombstone: { status: 410, isSuspended: true } })
    const [order, suspension] = await db().takedown.findMany({ orderBy: { id: 'asc' } })
    expect(order).toMatchObject({ reason: 'legal_order', restoredAt: expect.any(Date), restoreNote: null })
    expect(suspension).toMatchObject({ isSuspension: true, caseId: 119, replacesId: order?.id })
    await restoreIt(seen)
    expect(await readPublished(seen.id)).toMatchObject({ kind: 'article' })
  })

  it('leaves the removal of before, and tells every cache, where there was one', async () => {
    const blocked = await blockIt(await aFederationReport())
    const heard = await purgedTags(() => unblocked(blocked, false))
    expect(heard).toEqual([expect.arrayContaining([`article:${blocked.id}`])])
    expect(await readPublished(blocked.id)).toMatchObject({
      tombstone: { status: 410, isSuspended: false, publicWording: takeDownReasons.copyright.publicWording },
    })
    expect(await db().article.findFirst()).toMatchObject({ status: 'taken_down' })
    expect(await db().auditEntry.count({ where: { event: 'article_unblocked_removed' } })).toBe(1)
  })
})
