import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { adjustViews } from '#lib/views/adjust.ts'
import { auditCounters } from '#lib/views/audit-counters.ts'
import { aFederationReport } from '../../support/cast.ts'
import { aBeacon, counterOf, withQueue } from '../../support/views.ts'

const { count } = withQueue()

describe('auditCounters', () => {
  it('finds nothing where total = Σ hours + Σ adjustments', async () => {
    const { id } = await aFederationReport()
    await transaction((tx) => adjustViews(tx, { articleId: id, amount: 811, origin: '导入' }))
    await count(aBeacon(id))
    expect(await counterOf(id)).toMatchObject({ total: 812n })
    expect(await auditCounters()).toEqual([])
  })

  it('names a total that somebody edited, with what it should be', async () => {
    const { id } = await aFederationReport()
    await count(aBeacon(id))
    await db().viewCounter.update({ where: { articleId: id }, data: { total: 1_000 } })
    expect(await auditCounters()).toEqual([{ articleId: id, figure: 'total', stored: 1_000, expected: 1 }])
  })

  it('names hours that no counter holds', async () => {
    const { id } = await aFederationReport()
    await db().viewHour.create({ data: { articleId: id, hour: new Date('2026-11-24T04:00:00Z'), robot: 3 } })
    expect(await auditCounters()).toEqual([{ articleId: id, figure: 'robot', stored: 0, expected: 3 }])
  })
})

describe('adjustViews', () => {
  it('cannot push a counter below zero, and leaves nothing behind when it is refused', async () => {
    const { id } = await aFederationReport()
    const adjust = (amount: number) =>
      transaction((tx) => adjustViews(tx, { articleId: id, amount, origin: '更正' }))
    await adjust(5)
    await expect(adjust(-6)).rejects.toThrow()
    await adjust(-5)
    expect(await counterOf(id)).toMatchObject({ total: 0n })
    expect(await db().viewAdjustment.count()).toBe(2)
  })
})
