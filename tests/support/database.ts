import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest'
import { closeDatabase, pool } from '#lib/db/client.ts'
import { forgetSingletons, processSingleton } from '#lib/process-singleton.ts'

// For tests that use the database, whose files share a process: each process has a database of its own, a clone of the
// migrated template, empty at each test. What else a process keeps begins anew with each file, as does the folder for media files.

const name = `worker_${process.env.VITEST_POOL_ID ?? '0'}`
const address = new URL(inject('postgresUrl'))
address.pathname = `/${name}`
process.env.DATABASE_URL = address.href
const dataDir = mkdtempSync(join(tmpdir(), 'citysite-data-'))
process.env.DATA_DIR = dataDir

beforeAll(() => processSingleton('test database', makeDatabase))

beforeEach(emptyDatabase)

let hasFailed = false
afterEach(({ task }) => {
  hasFailed ||= task.result?.state === 'fail'
})

afterAll(async () => {
  // What a failed test left in the database, or did to its connections, is no concern of the next file.
  if (hasFailed) await closeDatabase()
  const kept = hasFailed ? [] : ['test database', 'pool', 'prisma', 'slow-clients']
  forgetSingletons([...kept, 'schema-engine'])
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

async function makeDatabase() {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${name} TEMPLATE template_citysite STRATEGY file_copy`)
  await client.end()
}

let emptying: string | undefined

/** Deletes the few rows there are, as truncating makes the files of every table and index anew; numbers begin at 1 again. */
async function emptyDatabase() {
  emptying ??= (
    await pool().query(
      `SELECT 'SET session_replication_role = replica; ' || string_agg(format('DELETE FROM %I; ', tablename), '') || 'DELETE FROM pgboss.job; '
         || 'SELECT setval(format(''%I.%I'', schemaname, sequencename), start_value, false) FROM pg_sequences
           WHERE schemaname = ''public'' AND last_value IS NOT NULL; SET session_replication_role = origin' AS text
       FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    )
  ).rows[0].text as string
  await pool().query(emptying)
}
