import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { migrate } from '#lib/db/migrate.ts'

const TIME_ORDER = '20261127050000_views_in_time_order'

it('a view from before an upgrade, sent again after it, finds its receipt, its visitor and its hour', async () => {
  const server = new pg.Client({ connectionString: inject('postgresUrl') })
  await server.connect()
  await server.query('DROP DATABASE IF EXISTS views_before WITH (FORCE)')
  await server.query('CREATE DATABASE views_before')
  await server.end()
  const url = Object.assign(new URL(inject('postgresUrl')), { pathname: '/views_before' }).href
  const before = await mkdtemp(join(tmpdir(), 'citysite-before-'))
  await cp('prisma/migrations', before, { recursive: true })
  for (const name of await readdir(before))
    if (/^\d/.test(name) && name >= TIME_ORDER) await rm(join(before, name), { recursive: true })
  await migrate(url, before)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`
    INSERT INTO view_receipt SELECT gen_random_uuid(), now() - hours * interval '1 hour' FROM generate_series(0, 40) AS hours;
    INSERT INTO view_visitor SELECT sha256(hours::text::bytea), now() - hours * interval '1 hour' FROM generate_series(0, 20) AS hours;
    INSERT INTO view_hour (article_id, hour, human) SELECT 7, date_trunc('hour', now()) - hours * interval '1 hour', 3 FROM generate_series(0, 9) AS hours`)
  const { rows: known } = await client.query(
    'SELECT view_id FROM view_receipt ORDER BY received_at DESC LIMIT 1',
  )
  await migrate(url)
  const { rows } = await client.query(
    `SELECT (SELECT count(*)::int FROM view_receipt) AS receipts,
      (SELECT count(*)::int FROM view_receipt WHERE view_id = $1
         AND hour BETWEEN floor(extract(epoch FROM now()) / 3600)::int - 1 AND floor(extract(epoch FROM now()) / 3600)::int) AS known,
      (SELECT count(*)::int FROM view_visitor WHERE slot >= floor(extract(epoch FROM now()) / 300)::int - 1) AS visitors,
      (SELECT sum(human)::int FROM view_hour) AS views,
      (SELECT indexdef FROM pg_indexes WHERE indexname = 'view_hour_pkey') AS hours`,
    [known[0].view_id],
  )
  expect(rows).toEqual([
    { receipts: 2, known: 2, visitors: 1, views: 30, hours: expect.stringContaining('(hour, article_id)') },
  ])
  await client.end()
  await rm(before, { recursive: true })
})
