import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { db, pool } from '#lib/db/client.ts'
import { countView } from '#lib/views/count.ts'
import { forgetVisitors } from '#lib/views/forget.ts'
import { pageToken } from '#lib/views/page-token.ts'
import { drainViews } from '#lib/views/queue.ts'
import { answerView } from '#lib/web/view-request.ts'
import { aFederationReport } from '../../support/cast.ts'
import { aBeacon, aPhone, aQueue, counterOf, withQueue } from '../../support/views.ts'

const { count } = withQueue()
afterAll(drainViews)
const at = new Date('2026-11-24T17:00:00Z')

describe('counting', () => {
  it('uses the salt of the day in Shanghai, which is not deleted on that day', async () => {
    const { id } = await aFederationReport()
    await count(aBeacon(id, {}, at), at)
    await forgetVisitors(at)
    expect((await db().viewSalt.findMany()).map(({ day }) => day.toISOString().slice(0, 10))).toEqual([
      '2026-11-25',
    ])
  })
  it('stores a receipt longer than its token is valid', async () => {
    const { id } = await aFederationReport()
    const beacon = aBeacon(id, {}, at)
    await count(beacon, at)
    const late = new Date(at.getTime() + 26.9 * 3_600_000)
    await forgetVisitors(late)
    expect(await count(beacon, late)).toEqual({ views: 1 })
  })
  it('is on disk, also with synchronous_commit off by default', async () => {
    const { id } = await aFederationReport()
    await pool().query(`
      CREATE TABLE told (how text);
      CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO told VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$;
      CREATE TRIGGER tell AFTER INSERT ON view_hour FOR EACH ROW EXECUTE FUNCTION tell();
      DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$`)
    const fresh = aQueue()
    try {
      await countView(aBeacon(id), { queue: fresh.queue })
      expect((await pool().query('SELECT how FROM told')).rows).toEqual([{ how: 'on' }])
    } finally {
      await fresh.close()
      await pool().query(`DROP TRIGGER tell ON view_hour; DROP FUNCTION tell(); DROP TABLE told;
        DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET synchronous_commit', current_database()); END $$`)
    }
  })
  it('has no deadlock for the same view ids in two orders', async () => {
    const { id } = await aFederationReport()
    const [one, other] = [aQueue(), aQueue()]
    for (let round = 0; round < 12; round += 1) {
      const ids = Array.from({ length: 150 }, () => randomUUID())
      const send = (queue: typeof one.queue, list: string[]) =>
        list.map((viewId) => countView(aBeacon(id, { viewId }), { queue }))
      await Promise.all([...send(one.queue, ids), ...send(other.queue, ids.toReversed())])
    }
    await one.close()
    await other.close()
    expect(await counterOf(id)).toMatchObject({ total: 1_800n })
  })
  it('has a fillfactor for HOT updates of the counters', async () => {
    const { rows } = await pool().query(
      "SELECT reloptions FROM pg_class WHERE relname IN ('view_counter', 'view_hour')",
    )
    expect(rows).toEqual([{ reloptions: ['fillfactor=50'] }, { reloptions: ['fillfactor=50'] }])
  })
  it('by HTTP: a prerender is a preview; under another name of this machine it is our page', async () => {
    const { id } = await aFederationReport()
    const send = (headers: Record<string, string>) =>
      answerView(
        new Request(`http://x/api/articles/${id}/views`, {
          method: 'POST',
          headers: { 'user-agent': aPhone, 'sec-fetch-site': 'same-origin', ...headers },
          body: JSON.stringify({ token: pageToken(id), view: randomUUID() }),
        }),
        `${id}`,
      )
    await send({ 'sec-purpose': 'prefetch;prerender' })
    const answer = await send({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' })
    expect(answer.status).toBe(200)
    expect(await counterOf(id)).toMatchObject({ preview: 1n, total: 1n })
  })
})
