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

  it('reports a changed total with the expected one', async () => {
    const { id } = await aFederationReport()
    await count(aBeacon(id))
    await db().viewCounter.update({ where: { articleId: id }, data: { total: 1_000 } })
    expect(await auditCounters()).toEqual([{ articleId: id, figure: 'total', stored: 1_000, expected: 1 }])
  })

  it('reports hours without a counter', async () => {
    const { id } = await aFederationReport()
    await db().viewHour.create({ data: { articleId: id, hour: new Date('2026-11-24T04:00:00Z'), robot: 3 } })
    expect(await auditCounters()).toEqual([{ articleId: id, figure: 'robot', stored: 0, expected: 3 }])
  })

  it('checks every article in all slices, and hours of unknown articles', async () => {
    const { id } = await aFederationReport()
    await db().$executeRaw`
      INSERT INTO article SELECT (jsonb_populate_record(article, jsonb_build_object('id', other))).*
      FROM article, unnest(ARRAY[199999, 200000, 400001]) AS other WHERE id = ${id}`
    await db().$executeRaw`
      INSERT INTO view_counter (article_id, total) SELECT id, 7 FROM article WHERE id > ${id}`
    await db().$executeRaw`
      INSERT INTO view_hour (article_id, hour, staff) VALUES (900000000, '2026-11-24T04:00:00Z', 2)`
    expect((await auditCounters()).map(({ articleId, figure }) => [articleId, figure])).toEqual([
      [199_999, 'total'],
      [200_000, 'total'],
      [400_001, 'total'],
      [900_000_000, 'staff'],
    ])
  })
})

describe('adjustViews', () => {
  it('cannot make a counter negative, and stores nothing when it is refused', async () => {
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
