import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '#lib/db/embedded.ts'
import { migrate } from '#lib/db/migrate.ts'
import { fill } from '../fill/fill.ts'
import { addNews, addViews } from '../fill/recent-activity.ts'
import { makeDatabase } from './site.ts'

/** Settings for a server of this size, with statement statistics. */
export const settings = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.max': '10000',
  'pg_stat_statements.track': 'top',
  shared_buffers: '1GB',
  max_wal_size: '4GB',
  max_connections: '100',
}

/** What neither searches nor lists read. */
const WITHOUT = ['revision', 'audit_entry', 'share_link']
/** With the stock sentences some 250 characters, most of whose pairs few others have. */
const RARE_CHARACTERS = 100

/** Databases on a Postgres of their own, by how many articles they hold, the newest of this day. */
export type Databases = { holding: (articles: number) => Promise<string>; stop: () => Promise<void> }

/** Starts it. In the folder `BENCH_DATA` databases are kept, and those that are there are taken as they are. */
export async function startDatabases(): Promise<Databases> {
  const kept = process.env.BENCH_DATA
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'citysite-bench-data-')))
  const postgres = await startEmbeddedPostgres(folder, { settings })
  return {
    holding: (articles) => filledDatabase(postgres.url, articles),
    stop: async () => {
      await postgres.stop()
      if (kept === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

async function filledDatabase(server: string, articles: number): Promise<string> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    const name = `articles_${articles}`
    const address = Object.assign(new URL(server), { pathname: `/${name}` }).href
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 1) {
      await migrate(address)
      return address
    }
    // It has its name only when it is whole.
    const unfinished = `${name}_unfinished`
    await client.query(`DROP DATABASE IF EXISTS ${unfinished}`)
    await fillDatabase(await makeDatabase(server, unfinished), articles)
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`)
    return address
  } finally {
    await client.end()
  }
}

async function fillDatabase(url: string, articles: number): Promise<void> {
  const from = performance.now()
  await fill(url, { articles, rareCharacters: RARE_CHARACTERS, end: Date.now() }, WITHOUT)
  await addNews(url)
  await addViews(url, articles)
  console.log(`Filled with ${articles} articles in ${Math.round((performance.now() - from) / 1_000)} s.`)
}
