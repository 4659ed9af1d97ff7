import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { db, pool } from '#lib/db/client.ts'
import { type BudgetState, budgets, prefixes } from '#lib/views/budgets.ts'
import { drainViews } from '#lib/views/queue.ts'
import { spend, UNSHARED } from '#lib/views/spend.ts'
import { aFederationReport } from '../../support/cast.ts'
import { aBeacon, anotherProcess, aPhone, counterOf, withQueue } from '../../support/views.ts'

// How many views of a household, an office, a carrier and a script are counted; published at /about/views.

const { count } = withQueue()
afterAll(drainViews)
beforeEach(anotherProcess)

const noon = new Date('2026-11-24T04:00:00Z')
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
const [hour, day, site] = budgets

/** Sends views of one article from these addresses; returns their numbers by budget state. */
async function states(addresses: readonly string[], { articleId = 1, at = noon } = {}) {
  const told: Record<BudgetState, number> = { within: 0, over: 0, refused: 0 }
  const all = await Promise.all(addresses.map((address) => spend({ address, articleId }, at)))
  for (const { state } of all) told[state] += 1
  return told
}

const times = (length: number, address: (index: number) => string) =>
  Array.from({ length }, (_, i) => address(i))

describe('one address', () => {
  it('with 300 phones that read one article in an hour: all are counted', async () => {
    const { id } = await aFederationReport()
    const phones = Array.from({ length: 300 }, (_, phone) => {
      const at = later(phone / 5.1)
      const userAgent = aPhone.replace('V2324A', `V${phone}`)
      return count(aBeacon(id, { address: '203.0.113.30', userAgent }, at), at)
    })
    await Promise.all(phones)
    expect(await counterOf(id)).toMatchObject({ total: 300n, suspect: 0n })
  })

  it('with a script that changes its user agent: a fixed number is counted, the rest is suspect, then refused and not stored', async () => {
    const { id } = await aFederationReport()
    const send = (name: number) =>
      count(aBeacon(id, { address: '203.0.113.31', userAgent: `Mozilla/5.0 Phone/${name}` }, noon), noon)
    const sent = await Promise.allSettled(Array.from({ length: 3 * hour.views }, (_, name) => send(name)))
    const refused = sent.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
    expect(refused).toHaveLength(hour.views)
    expect(refused[0]).toMatchObject({ code: 'too-many', details: { retryAfter: 3_600 } })
    const counted = BigInt(hour.views)
    expect(await counterOf(id)).toMatchObject({ total: counted, suspect: counted })
    expect(await db().viewReceipt.count()).toBe(2 * hour.views)
  })

  it('has a new budget in the next hour, within the day’s', async () => {
    const hours = [0, 60, 120, 180].map((minutes) => later(minutes))
    for (const at of hours)
      expect(
        await states(
          times(hour.views, () => '203.0.113.32'),
          { at },
        ),
      ).toMatchObject({
        within: hour.views,
      })
    expect(day.views).toBe(4 * hour.views)
    expect(await states(['203.0.113.32'], { at: later(240) })).toMatchObject({ over: 1 })
    expect(await states(['203.0.113.32'], { at: later(24 * 60) })).toMatchObject({ within: 1 })
  })

  it('has a budget for all articles together, too', async () => {
    for (let articleId = 1; articleId <= site.views / hour.views; articleId += 1)
      await states(
        times(hour.views, () => '203.0.113.33'),
        { articleId },
      )
    expect(await states(['203.0.113.33'], { articleId: 99 })).toMatchObject({ over: 1 })
    expect(await states(['203.0.113.34'], { articleId: 99 })).toMatchObject({ within: 1 })
  })

  it('is shared by processes: another one counts no more than its unshared views', async () => {
    await states(times(hour.views, () => '203.0.113.35'))
    anotherProcess()
    const there = await states(times(50, () => '203.0.113.35'))
    expect(there).toEqual({ within: UNSHARED, over: 50 - UNSHARED, refused: 0 })
  })

  it('causes no query while it sends as many views as a household', async () => {
    await states(times(UNSHARED, () => '203.0.113.36'))
    expect(await db().viewBudget.count()).toBe(0)
  })
})

describe('an IPv6 prefix', () => {
  const hex = (index: number) => index.toString(16)

  it('a /64 is one address', async () => {
    const addresses = times(hour.views + 5, (index) => `2001:db8:1:2::${hex(index)}`)
    expect(await states(addresses)).toEqual({ within: hour.views, over: 5, refused: 0 })
  })

  it('a /56 and a /48 have larger budgets, but not 256 or 65,536 times as large', async () => {
    const [, wider, widest] = prefixes
    const of56 = times(wider.times * hour.views + 5, (index) => `2001:db8:2:${hex(index % 256)}::1`)
    expect(await states(of56)).toEqual({ within: wider.times * hour.views, over: 5, refused: 0 })
    const of48 = times(widest.times * hour.views + 5, (index) => `2001:db8:3:${hex(index * 37)}::1`)
    expect(await states(of48)).toEqual({ within: widest.times * hour.views, over: 5, refused: 0 })
  })
})

describe('what is stored', () => {
  it('is no address, and not in the write-ahead log', async () => {
    await states(times(UNSHARED + 1, () => '203.0.113.37'))
    const rows = await db().viewBudget.findMany()
    expect(rows.map(({ key, spent }) => [key.length, spent])).toEqual(budgets.map(() => [16, UNSHARED + 1]))
    const { rows: found } = await pool().query(
      "SELECT relpersistence FROM pg_class WHERE relname = 'view_budget'",
    )
    expect(found).toEqual([{ relpersistence: 'u' }])
  })
})
