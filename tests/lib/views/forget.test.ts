import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { forgetVisitors } from '#lib/views/forget.ts'
import { aFederationReport } from '../../support/cast.ts'
import { aBeacon, counterOf, withQueue } from '../../support/views.ts'

const { count } = withQueue()
const at = new Date('2026-11-24T04:00:00Z')
const hours = (by: number) => new Date(at.getTime() + by * 3_600_000)

describe('forgetVisitors', () => {
  it('leaves no salt, no key and no receipt that is older than 48 hours, and every count', async () => {
    const { id } = await aFederationReport()
    await count(aBeacon(id, {}, at), at)
    expect(await db().viewVisitor.count()).toBe(1)
    await forgetVisitors(hours(48.1))
    expect([
      await db().viewSalt.count(),
      await db().viewVisitor.count(),
      await db().viewReceipt.count(),
    ]).toEqual([0, 0, 0])
    expect(await counterOf(id)).toMatchObject({ total: 1n })
  })

  it('keeps what can still be needed: a repeat of half a minute ago, a view id sent again', async () => {
    const { id } = await aFederationReport()
    const beacon = aBeacon(id, {}, at)
    await count(beacon, at)
    await forgetVisitors(new Date(at.getTime() + 20_000))
    expect(
      await count(aBeacon(id, { address: beacon.address }, at), new Date(at.getTime() + 25_000)),
    ).toEqual({ views: 1 })
    await forgetVisitors(hours(24))
    expect(await count(beacon, hours(24))).toEqual({ views: 1 })
  })
})
