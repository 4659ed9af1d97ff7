import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { closeDatabase, pool } from '#lib/db/client.ts'
import { startEmbeddedPostgres } from '#lib/db/embedded.ts'
import { migrate } from '#lib/db/migrate.ts'
import { auditCounters } from '#lib/views/audit-counters.ts'
import { openViewConnections } from '#lib/views/connections.ts'
import { countView } from '#lib/views/count.ts'
import { forgetVisitors } from '#lib/views/forget.ts'
import { pageToken } from '#lib/views/page-token.ts'
import { openViewQueue, type ViewQueue } from '#lib/views/queue.ts'
import { median } from '../load.ts'
import { mostPerSecond, steadyP99 } from '../steady.ts'
import { atLeast, atMost, kilobytes, type Row } from '../table.ts'
import { fillViews } from '../views-at-scale.ts'

const SMALL = { articles: 10_000, rows: 0 }
const CALLERS = 512
const SECONDS = 5
const ROUNDS = 3
/** Views between two checkpoints: as many as a portal with 170 views a second counts in five minutes. */
const LOGGED_VIEWS = 50_000
const userAgent =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36'

type Place = { articles: number; connections: Pool; queue: ViewQueue }

/**
 * Views of random articles, each by a new visitor: with many articles and so many rows of receipts, visitors and hours,
 * compared with ten thousand articles and empty tables. Then the deletion of the rows that are due (six in ten) during
 * further views, and the audit of all counters. In its own Postgres, started as by the portal.
 */
export async function measureViewsScale(articles: number, rowsOfEach: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-scale-'))
  const postgres = await startEmbeddedPostgres(folder)
  process.env.DATABASE_URL = postgres.url
  process.env.SECRET = 'a-secret-of-the-bench-that-is-long-enough'
  try {
    await pool().query('CREATE DATABASE small')
    const small = await aPlace(Object.assign(new URL(postgres.url), { pathname: '/small' }).href, SMALL)
    const large = await aPlace(postgres.url, { articles, rows: rowsOfEach })
    const rows = [...(await logged(small, large)), await rates(small, large), ...(await keeping(large))]
    for (const { queue, connections } of [small, large]) {
      await queue.drain()
      await connections.end()
    }
    return rows
  } finally {
    await closeDatabase()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function aPlace(url: string, size: typeof SMALL): Promise<Place> {
  console.log(`  filling ${size.articles} articles, ${size.rows} rows of each table`)
  await migrate(url)
  const connections = openViewConnections(url)
  await fillViews(url, size)
  return { articles: size.articles, connections, queue: openViewQueue(connections) }
}

/** Bytes of write-ahead log per view. */
async function logged(small: Place, large: Place): Promise<Row[]> {
  const bytes = async (place: Place) => {
    await pool().query('CHECKPOINT')
    const { rows: before } = await pool().query('SELECT pg_current_wal_lsn() AS at')
    const views = await viewsOf(place, LOGGED_VIEWS)
    const { rows } = await pool().query('SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), $1)::float8 AS bytes', [
      before[0].at,
    ])
    return rows[0].bytes / views
  }
  // Warm-up: opens connections and plans statements.
  for (const place of [small, large]) await viewsOf(place, 2_000)
  const [few, many] = [await bytes(small), await bytes(large)]
  console.log(`  log a view: ${kilobytes(few)} small, ${kilobytes(many)} large`)
  const what = `write-ahead log a view, ${kilobytes(many)}: of ${large.articles} articles at random, tables full`
  return [
    atMost(
      2,
      what,
      `10⁴ articles, empty tables: ${kilobytes(few)}`,
      many / few,
      (ratio) => `${ratio.toFixed(2)} ×`,
    ),
  ]
}

async function rates(small: Place, large: Place): Promise<Row> {
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const most = await mostPerSecond(() => view(large), CALLERS, SECONDS)
    const least = await mostPerSecond(() => view(small), CALLERS, SECONDS)
    console.log(`  views a second: ${Math.round(most)} large, ${Math.round(least)} small`)
    ratios.push(most / least)
  }
  return atLeast(
    0.8,
    `views a second, of ${large.articles} articles at random, ${CALLERS} at once`,
    'of 10⁴ articles',
    median(ratios),
  )
}

/** The hourly deletion and the nightly audit. */
async function keeping(large: Place): Promise<Row[]> {
  const idle = await steadyP99(() => view(large), 200, SECONDS)
  const from = performance.now()
  const forgetting = forgetVisitors().then((forgotten) => {
    return { ...forgotten, seconds: (performance.now() - from) / 1_000 }
  })
  const busy = await steadyP99(() => view(large), 200, SECONDS * 4)
  const { receipts, visitors, seconds } = await forgetting
  console.log(`  p99 of a view: ${idle.toFixed(0)} ms, in the clean-up ${busy.toFixed(0)} ms`)
  const temporary = await temporaryBytes()
  const began = performance.now()
  const wrong = await auditCounters()
  const audited = (performance.now() - began) / 1_000
  if (wrong.length > 0) throw new Error(`the audit finds ${wrong.length} counters that are wrong`)
  const spilt = (await temporaryBytes()) - temporary
  const shown = (value: number) => `${value.toFixed(1)} s`
  return [
    atMost(
      300,
      `clean-up of ${receipts} receipts and ${visitors} visitors that are due, in batches`,
      'nothing else',
      seconds,
      shown,
    ),
    atMost(
      60,
      `audit of ${large.articles} counters, ${(spilt / 2 ** 20).toFixed(0)} MB of temporary files`,
      '113 s and 563 MB in one statement',
      audited,
      shown,
    ),
  ]
}

async function temporaryBytes(): Promise<number> {
  const query = 'SELECT temp_bytes::float8 AS bytes FROM pg_stat_database WHERE datname = current_database()'
  return (await pool().query(query)).rows[0].bytes
}

async function viewsOf(place: Place, count: number): Promise<number> {
  let left = count
  const caller = async () => {
    while (left > 0) {
      left -= 1
      await view(place)
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  return count
}

let visitors = 0

function view({ articles, queue }: Place): Promise<unknown> {
  visitors += 1
  const articleId = 1 + Math.floor(Math.random() * articles)
  const address = `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`
  const from = { address, userAgent, purpose: '', vouched: true, staff: false }
  return countView({ articleId, token: pageToken(articleId), viewId: randomUUID(), ...from }, { queue })
}
