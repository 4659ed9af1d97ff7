import { describe, expect, it } from 'vitest'
import { db, pool } from '#lib/db/client.ts'
import { openViewConnections } from '#lib/views/connections.ts'
import { countVisit, openVisitQueue } from '#lib/views/visit-queue.ts'
import { aFederationReport } from '../../support/cast.ts'

describe('visits of short links', () => {
  it('are counted exactly by two instances, with far fewer updates than visits', async () => {
    const { id } = await aFederationReport()
    const links = (await db().shareLink.findMany({ where: { articleId: id }, take: 2 })).map(
      (link) => link.id,
    )
    await pool().query(`
      CREATE TABLE updated (link int);
      CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO updated VALUES (NEW.id); RETURN NEW; END $$;
      CREATE TRIGGER note AFTER UPDATE ON share_link FOR EACH ROW EXECUTE FUNCTION note()`)
    const pools = [
      openViewConnections(process.env.DATABASE_URL),
      openViewConnections(process.env.DATABASE_URL),
    ]
    try {
      const queues = pools.map((connections) => openVisitQueue(connections))
      const visits = queues.flatMap((queue, turn) =>
        Array.from({ length: 400 }, (_, click) => countVisit(links[(click + turn) % 2] ?? 0, queue)),
      )
      await Promise.all(visits)
      const counted = await db().shareLink.findMany({ where: { visits: { gt: 0 } }, orderBy: { id: 'asc' } })
      expect(counted.map((link) => [link.id, link.visits])).toEqual(
        links.toSorted().map((link) => [link, 400]),
      )
      expect((await pool().query('SELECT FROM updated')).rowCount).toBeLessThan(40)
    } finally {
      for (const connections of pools) await connections.end()
      await pool().query('DROP TRIGGER note ON share_link; DROP FUNCTION note(); DROP TABLE updated')
    }
  })

  it('do not prevent the redirect when they cannot be stored', async () => {
    const away = openViewConnections('postgresql://nobody@127.0.0.1:1/nowhere')
    await expect(countVisit(1, openVisitQueue(away))).resolves.toBeUndefined()
    await away.end()
  })
})
