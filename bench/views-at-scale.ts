import pg from 'pg'

/** The share of rows that are due for deletion; the others are of the last hours. */
const DUE = 0.6

/**
 * Fills a migrated database with published articles and the rows of their views: counters, hours, receipts and visitors.
 * The same at every run except for the receipts' ids. By SQL on the server, without triggers.
 */
export async function fillViews(
  url: string,
  { articles, rows }: { articles: number; rows: number },
): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const run = (text: string) => client.query(text)
  try {
    await run(
      "SET session_replication_role = replica; SET maintenance_work_mem = '512MB'; SET synchronous_commit = off",
    )
    await run(`INSERT INTO city (slug, name) VALUES ('scale', 'scale')`)
    await run(`
      INSERT INTO article (id, status, origin, title, body, city_id, published_at)
      SELECT id, 'published', 'original', 'scale ' || id, '{"type":"doc","content":[]}', 1,
        timestamptz '2026-01-01' + id * interval '10 seconds'
      FROM generate_series(1, ${articles}) AS id`)
    const perArticle = Math.floor(rows / articles)
    await run(`
      INSERT INTO view_counter (article_id, total)
      SELECT id, ${perArticle} FROM generate_series(1, ${articles}) AS id ORDER BY hashint4(id)`)
    if (rows > 0) await fillRows(run, articles, rows)
    await run('VACUUM ANALYZE')
  } finally {
    await client.end()
  }
}

async function fillRows(
  run: (text: string) => Promise<unknown>,
  articles: number,
  rows: number,
): Promise<void> {
  await run(`
    INSERT INTO view_hour (article_id, hour, human)
    SELECT id, date_trunc('hour', now()) - back * interval '1 hour', 1
    FROM generate_series(${Math.floor(rows / articles)}, 1, -1) AS back, generate_series(1, ${articles}) AS id`)
  // Building the index at the end takes a tenth of the time.
  await run(
    'ALTER TABLE view_receipt DROP CONSTRAINT view_receipt_pkey; ALTER TABLE view_visitor DROP CONSTRAINT view_visitor_pkey',
  )
  await run(`
    INSERT INTO view_receipt (hour, view_id)
    SELECT floor(extract(epoch FROM now()) / 3600)::int
      - CASE WHEN place <= ${rows * DUE} THEN 43 - (10 * place / ${rows * DUE})::int ELSE ((${rows} - place) * 6 / ${rows * (1 - DUE)})::int END,
      gen_random_uuid()
    FROM generate_series(1, ${rows}) AS place`)
  await run(`
    INSERT INTO view_visitor (slot, key, seen_at)
    SELECT floor(extract(epoch FROM seen) / 300)::int, substr(sha256(place::text::bytea), 1, 16), seen
    FROM (
      SELECT place, now() - CASE WHEN place <= ${rows * DUE} THEN interval '7 hours' + interval '3 hours' * (1 - place / ${rows * DUE})
        ELSE interval '5 hours' * (${rows} - place) / ${rows * (1 - DUE)} END AS seen
      FROM generate_series(1, ${rows}) AS place
    ) AS visitors`)
  await run(`ALTER TABLE view_receipt ADD PRIMARY KEY (hour, view_id)`)
  await run(`ALTER TABLE view_visitor ADD PRIMARY KEY (slot, key)`)
}
