import { expect, it } from 'vitest'
import { databaseBefore } from '../../support/database-before.ts'

const TIME_ORDER = '20261127050000_views_in_time_order'
const KNOWN = '22222222-2222-4222-8222-222222222222'

/** What readers of the version before left. */
const LEFT_BEHIND = `
  INSERT INTO view_receipt
    SELECT CASE hours WHEN 0 THEN '${KNOWN}'::uuid ELSE gen_random_uuid() END, now() - hours * interval '1 hour' FROM generate_series(0, 40) AS hours;
  INSERT INTO view_visitor SELECT sha256(hours::text::bytea), now() - hours * interval '1 hour' FROM generate_series(0, 20) AS hours;
  INSERT INTO view_hour (article_id, hour, human) SELECT 7, date_trunc('hour', now()) - hours * interval '1 hour', 3 FROM generate_series(0, 9) AS hours`

it('a view from before an upgrade, sent again after it, finds its receipt, its visitor and its hour', async () => {
  const client = await databaseBefore('views_before', TIME_ORDER, LEFT_BEHIND)
  const { rows } = await client.query(
    `SELECT (SELECT count(*)::int FROM view_receipt) AS receipts,
      (SELECT count(*)::int FROM view_receipt WHERE view_id = $1
         AND hour BETWEEN floor(extract(epoch FROM now()) / 3600)::int - 1 AND floor(extract(epoch FROM now()) / 3600)::int) AS known,
      (SELECT count(*)::int FROM view_visitor WHERE slot >= floor(extract(epoch FROM now()) / 300)::int - 1) AS visitors,
      (SELECT sum(human)::int FROM view_hour) AS views,
      (SELECT indexdef FROM pg_indexes WHERE indexname = 'view_hour_pkey') AS hours`,
    [KNOWN],
  )
  expect(rows).toEqual([
    { receipts: 2, known: 2, visitors: 1, views: 30, hours: expect.stringContaining('(hour, article_id)') },
  ])
  await client.end()
})
