import { describe, expect, it } from 'vitest'
import { readPublished } from '#lib/articles/published.ts'
import { removeSuspended } from '#lib/articles/remove-suspended.ts'
import { takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { aCase, aSuspendedReport, caseWhy, removeIt, restoreIt } from '../../support/case-removals.ts'
import { obeysTheVerbLaws, race } from '../../support/verb-laws.ts'

describe('removeSuspended', () => {
  obeysTheVerbLaws({
    move: 'remove-suspended',
    call: async (editor, seen) => {
      await aCase()
      return transaction((tx) => removeSuspended(tx, editor, seen, caseWhy))
    },
    event: 'article_removed',
    isCore: true,
  })

  it('tells readers why from now on, and keeps the record of the suspension', async () => {
    const removed = await removeIt(await aSuspendedReport())
    expect(removed.status).toBe(410)
    expect(await readPublished(removed.id)).toMatchObject({
      tombstone: { isSuspended: false, publicWording: takeDownReasons.copyright.publicWording },
    })
    const [suspension, removal] = await db().takedown.findMany({ orderBy: { id: 'asc' } })
    expect(suspension).toMatchObject({ isSuspension: true, restoredAt: expect.any(Date), restoreNote: null })
    expect(removal).toMatchObject({ isSuspension: false, restoredAt: null, replacesId: suspension?.id })
  })

  it('can be followed by a restore, when a counter-notice comes later', async () => {
    const back = await restoreIt(await removeIt(await aSuspendedReport()))
    expect(await readPublished(back.id)).toMatchObject({ kind: 'article' })
    expect(await db().takedown.count({ where: { restoredAt: null } })).toBe(0)
  })

  it('and a restore at the same moment: one of them is done, the other hears of it', async () => {
    const seen = await aSuspendedReport()
    const { won, refused } = await race(
      () => removeIt(seen),
      () => restoreIt(seen),
    )
    expect(won).toBe(1)
    expect(['wrong-state', 'conflict']).toContain(refused[0])
    expect(await db().takedown.count({ where: { restoredAt: null } })).toBeLessThanOrEqual(1)
  })
})
