import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db, pool } from '#lib/db/client.ts'
import { auditCounters } from '#lib/views/audit-counters.ts'
import { countView } from '#lib/views/count.ts'
import { aChiefEditor, aDraft, aFederationReport } from '../../support/cast.ts'
import { aBeacon, aQueue, counterOf, withQueue } from '../../support/views.ts'

const { queue, count } = withQueue()
const noon = new Date('2026-11-24T04:00:00Z')
const later = (seconds: number, from = noon) => new Date(from.getTime() + seconds * 1_000)

describe('a view', () => {
  it('is counted, and the answer is the number with it', async () => {
    const { id } = await aFederationReport()
    expect(await count(aBeacon(id))).toEqual({ views: 1 })
    expect(await count(aBeacon(id))).toEqual({ views: 2 })
    expect(await counterOf(id)).toMatchObject({ total: 2n })
  })

  it('is stored by its hour', async () => {
    const { id } = await aFederationReport()
    for (const at of [noon, later(60), later(3_600)]) await count(aBeacon(id, {}, at), at)
    const hours = await db().viewHour.findMany({ where: { articleId: id }, orderBy: { hour: 'asc' } })
    expect(hours.map(({ hour, human }) => [hour.toISOString(), human])).toEqual([
      ['2026-11-24T04:00:00.000Z', 2],
      ['2026-11-24T05:00:00.000Z', 1],
    ])
  })

  it('never touches the article itself', async () => {
    const { id } = await aFederationReport()
    const before = await db().article.findUnique({ where: { id } })
    await count(aBeacon(id))
    expect(await db().article.findUnique({ where: { id } })).toEqual(before)
  })
})

describe('a repeat by the same visitor on the same article', () => {
  const visitor = { address: '203.0.113.7' }

  it.each([
    [29, 1],
    [30, 1],
    [31, 2],
  ])('after %i s makes %i views', async (seconds, views) => {
    const { id } = await aFederationReport()
    await count(aBeacon(id, visitor, noon), noon)
    expect(await count(aBeacon(id, visitor, noon), later(seconds))).toEqual({ views })
  })

  it('extends the window: a visitor who reloads every 20 s counts once', async () => {
    const { id } = await aFederationReport()
    for (const seconds of [0, 20, 40, 60]) await count(aBeacon(id, visitor, noon), later(seconds))
    expect(await count(aBeacon(id, visitor, noon), later(91))).toEqual({ views: 2 })
  })

  it('in the same batch counts once, too', async () => {
    const { id } = await aFederationReport()
    await Promise.all([0, 1, 2].map(() => count(aBeacon(id, visitor, noon), noon)))
    expect(await counterOf(id)).toMatchObject({ total: 1n })
  })

  it('is recognised across midnight, when the salt changes', async () => {
    const { id } = await aFederationReport()
    const midnight = new Date('2026-11-24T16:00:00Z')
    const at = later(-10, midnight)
    await count(aBeacon(id, visitor, at), at)
    expect(await count(aBeacon(id, visitor, at), later(10, midnight))).toEqual({ views: 1 })
    expect(await count(aBeacon(id, visitor, at), later(41, midnight))).toEqual({ views: 2 })
  })

  it.each([
    ['before', -10, 10, 1],
    ['before', -10, 21, 2],
    ['after', 10, -10, 1],
  ])('is found over an edge of five minutes: seen first %s it', async (_, first, second, views) => {
    const { id } = await aFederationReport()
    const edge = later(300)
    await count(aBeacon(id, visitor, noon), later(first, edge))
    expect(await count(aBeacon(id, visitor, noon), later(second, edge))).toEqual({ views })
  })

  it('is recognised across a boundary of slots when two instances store both sides at once', async () => {
    const { id } = await aFederationReport()
    const edge = later(600)
    const instances = [aQueue(), aQueue()]
    const sent = instances.flatMap(({ queue }, side) =>
      [1, 2, 3].map(() => {
        const at = later(side === 0 ? -0.1 : 0.1, edge)
        return countView(aBeacon(id, visitor, noon), { queue, now: at })
      }),
    )
    await Promise.all(sent)
    for (const { close } of instances) await close()
    expect(await counterOf(id)).toMatchObject({ total: 1n })
  })

  it('on another article, by another browser or from another address is no repeat', async () => {
    const [{ id }, other] = [await aFederationReport(), await aFederationReport()]
    await count(aBeacon(id, visitor, noon), noon)
    expect(await count(aBeacon(other.id, visitor, noon), noon)).toEqual({ views: 1 })
    expect(
      await count(aBeacon(id, { ...visitor, userAgent: 'Mozilla/5.0 Firefox/132.0' }, noon), noon),
    ).toEqual({
      views: 2,
    })
    expect(await count(aBeacon(id, { address: '203.0.113.8' }, noon), noon)).toEqual({ views: 3 })
  })
})

describe('a view id', () => {
  it('counts once, however often it is sent', async () => {
    const { id } = await aFederationReport()
    const beacon = aBeacon(id)
    await count(beacon)
    expect(await count(beacon)).toEqual({ views: 1 })
    expect(await count({ ...beacon, viewId: beacon.viewId.toUpperCase() })).toEqual({ views: 1 })
    expect(await count({ ...beacon, address: '198.51.100.1' })).toEqual({ views: 1 })
  })

  it('counts once when it is sent to several instances at the same moment', async () => {
    const { id } = await aFederationReport()
    const instances = [aQueue(), aQueue(), aQueue()]
    const viewId = randomUUID()
    const sent = instances.flatMap(({ queue }) =>
      [1, 2, 3].map(() => countView(aBeacon(id, { viewId }), { queue })),
    )
    for (const { views } of await Promise.all(sent)) expect(views).toBe(1)
    for (const { close } of instances) await close()
    expect(await counterOf(id)).toMatchObject({ total: 1n })
  })
})

describe('classes', () => {
  it('are each counted, and only people are shown', async () => {
    const { id } = await aFederationReport()
    await count(aBeacon(id))
    await count(aBeacon(id, { userAgent: 'Mozilla/5.0 (compatible; Baiduspider/2.0)' }))
    await count(aBeacon(id, { purpose: 'prefetch;prerender' }))
    await count(aBeacon(id, { staff: true }))
    await count(aBeacon(id, { vouched: false }))
    expect(await count(aBeacon(id, { userAgent: '' }))).toEqual({ views: 1 })
    expect(await counterOf(id)).toMatchObject({ total: 1n, robot: 1n, preview: 1n, staff: 1n, suspect: 2n })
    expect(await auditCounters()).toEqual([])
  })

  it('a prerender does not hide the view that follows it', async () => {
    const { id } = await aFederationReport()
    const visitor = { address: '203.0.113.9' }
    await count(aBeacon(id, { ...visitor, purpose: 'prerender' }, noon), noon)
    expect(await count(aBeacon(id, visitor, noon), later(2))).toEqual({ views: 1 })
  })
})

describe('refusals', () => {
  it.each(['', 'zzz', 'aou4.2saIFsgRJJmQR6qUqCNs_Q'])('an invalid token: %o', async (token) => {
    const { id } = await aFederationReport()
    await expect(count(aBeacon(id, { token }))).rejects.toMatchObject({ code: 'forbidden' })
    expect(await counterOf(id)).not.toMatchObject({ total: 1n })
  })

  it('an article that does not exist or is not published', async () => {
    await expect(count(aBeacon(4711))).rejects.toMatchObject({ code: 'not-found' })
    const draft = await aDraft()
    await expect(count(aBeacon(draft.id))).rejects.toMatchObject({ code: 'not-found' })
    expect(await db().viewReceipt.count()).toBe(0)
  })

  it.each([
    ['copyright', 'gone'],
    ['legal_order', 'blocked'],
  ] as const)(
    'an article taken down for %s is %s; restored, it counts on from where it was',
    async (reason, code) => {
      const report = await aFederationReport()
      await count(aBeacon(report.id))
      const chief = await aChiefEditor()
      const down = await takeDownArticle(chief, { ...report, reason, note: '来函' })
      await expect(count(aBeacon(report.id))).rejects.toMatchObject({ code })
      expect(await counterOf(report.id)).toMatchObject({ total: 1n })
      await restoreArticle(chief, { id: report.id, version: down.version, note: '已授权' })
      expect(await count(aBeacon(report.id))).toEqual({ views: 2 })
    },
  )

  it('when too many wait: with Retry-After', async () => {
    const { id } = await aFederationReport()
    const small = aQueue(3)
    const client = await pool().connect()
    await client.query('BEGIN')
    await client.query('LOCK view_receipt IN EXCLUSIVE MODE')
    const stuck = Array.from({ length: 300 }, () => countView(aBeacon(id), { queue: small.queue }))
    const settled = Promise.allSettled(stuck)
    await client.query('COMMIT')
    client.release()
    const refused = (await settled).flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
    expect(refused.length).toBeGreaterThan(0)
    for (const reason of refused)
      expect(reason).toMatchObject({ code: 'unavailable', details: { retryAfter: expect.any(Number) } })
    await small.close()
    const accepted = BigInt(300 - refused.length)
    expect(await counterOf(id)).toMatchObject({ total: accepted })
  })
})

describe('an acknowledgement', () => {
  it('comes after the commit, not before', async () => {
    const { id } = await aFederationReport()
    await count(aBeacon(id))
    const client = await pool().connect()
    await client.query('BEGIN; SELECT 1 FROM view_counter FOR UPDATE')
    let acknowledged = false
    const view = count(aBeacon(id)).then((answer) => {
      acknowledged = true
      return answer
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(acknowledged).toBe(false)
    await client.query('COMMIT')
    client.release()
    expect(await view).toEqual({ views: 2 })
  })

  it('is given for all waiting views when the process stops', async () => {
    const { id } = await aFederationReport()
    const ending = aQueue()
    const views = Array.from({ length: 500 }, () => countView(aBeacon(id), { queue: ending.queue }))
    while (ending.queue.depth === 0) await new Promise((resolve) => setImmediate(resolve))
    await ending.close()
    await Promise.all(views)
    expect(await counterOf(id)).toMatchObject({ total: 500n })
    await expect(countView(aBeacon(id), { queue: ending.queue })).rejects.toMatchObject({
      code: 'unavailable',
    })
  })

  it('is withheld when the batch could not be stored, and the same view counts once at the next try', async () => {
    const { id } = await aFederationReport()
    await pool().query(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$;
      CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON view_hour DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION fail()`)
    const beacon = aBeacon(id)
    try {
      await expect(count(beacon)).rejects.toMatchObject({ code: 'unavailable' })
    } finally {
      await pool().query('DROP TRIGGER fail ON view_hour; DROP FUNCTION fail()')
    }
    expect(await count(beacon)).toEqual({ views: 1 })
  })
})

describe('under load', () => {
  it('two instances on the same articles have no deadlock, and neither lose nor add a view', async () => {
    const reports = [await aFederationReport(), await aFederationReport(), await aFederationReport()]
    const other = aQueue()
    const views = Array.from({ length: 3_000 }, (_, index) => {
      const { id } = reports[index % 3] ?? { id: 0 }
      return countView(aBeacon(id), { queue: index % 2 ? queue : other.queue })
    })
    await Promise.all(views)
    for (const { id } of reports) expect(await counterOf(id)).toMatchObject({ total: 1_000n })
    expect(await auditCounters()).toEqual([])
    await other.close()
  })
})
