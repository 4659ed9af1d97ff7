import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, inject } from 'vitest'
import { closeDatabase, pool } from '#lib/db/client.ts'

// For tests that use the database: each worker has one of its own, a clone of the migrated template, empty at each test; and
// a folder for media files.

const name = `worker_${process.env.VITEST_POOL_ID ?? '0'}`
const server = inject('postgresUrl')
const address = new URL(server)
address.pathname = `/${name}`
process.env.DATABASE_URL = address.href
const dataDir = mkdtempSync(join(tmpdir(), 'citysite-data-'))
process.env.DATA_DIR = dataDir

beforeAll(async () => {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${name} TEMPLATE template_citysite STRATEGY file_copy`)
  await client.end()
})

beforeEach(emptyDatabase)

afterAll(closeDatabase)
afterAll(() => rm(dataDir, { recursive: true, force: true }))

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
