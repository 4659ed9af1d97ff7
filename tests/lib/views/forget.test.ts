import { describe, expect, it } from 'vitest'
import { db, pool } from '#lib/db/client.ts'
import { forgetVisitors } from '#lib/views/forget.ts'
import { aFederationReport } from '../../support/cast.ts'
import { aBeacon, counterOf, withQueue } from '../../support/views.ts'

const { count } = withQueue()
const at = new Date('2026-11-24T04:01:00Z')
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

  it('deletes many rows in separate transactions, and skips locked rows', async () => {
    await pool().query(`
      INSERT INTO view_receipt SELECT 1, gen_random_uuid() FROM generate_series(1, 12000);
      INSERT INTO view_receipt SELECT 2, gen_random_uuid() FROM generate_series(1, 10)`)
    const writer = await pool().connect()
    await writer.query('BEGIN; SELECT 1 FROM view_receipt WHERE hour = 1 ORDER BY view_id LIMIT 3 FOR UPDATE')
    expect(await forgetVisitors(at)).toMatchObject({ receipts: 12_007 })
    await writer.query('COMMIT')
    writer.release()
    expect(await forgetVisitors(at)).toMatchObject({ receipts: 3 })
  })

  it('keeps its progress when it is interrupted', async () => {
    await pool().query(`
      INSERT INTO view_receipt SELECT 1, gen_random_uuid() FROM generate_series(1, 12000);
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF (SELECT count(*) FROM view_receipt) < 7000 THEN RAISE EXCEPTION 'cancelled'; END IF; RETURN NULL; END $$;
      CREATE TRIGGER fail BEFORE DELETE ON view_receipt FOR EACH STATEMENT EXECUTE FUNCTION fail()`)
    try {
      await expect(forgetVisitors(at)).rejects.toThrow('cancelled')
    } finally {
      await pool().query('DROP TRIGGER fail ON view_receipt; DROP FUNCTION fail()')
    }
    expect(await db().viewReceipt.count()).toBe(2_000)
  })

  it('keeps what is in use when this machine’s clock is five hours ahead', async () => {
    const { id } = await aFederationReport()
    const beacon = aBeacon(id, {}, at)
    await count(beacon, at)
    await forgetVisitors(hours(5))
    expect(await count(beacon, hours(26))).toEqual({ views: 1 })
    const again = aBeacon(id, { address: beacon.address }, at)
    expect(await count(again, new Date(at.getTime() + 25_000))).toEqual({ views: 1 })
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
