import pg from 'pg'
import { afterAll, beforeAll, beforeEach, inject } from 'vitest'
import { closeDatabase, pool } from '#lib/db/client.ts'

// For tests that use the database: each worker has one of its own, a clone of the migrated template, empty at each test.

const name = `worker_${process.env.VITEST_POOL_ID ?? '0'}`
const server = inject('postgresUrl')
const address = new URL(server)
address.pathname = `/${name}`
process.env.DATABASE_URL = address.href

beforeAll(async () => {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${name} TEMPLATE template_citysite`)
  await client.end()
})

beforeEach(emptyDatabase)

afterAll(closeDatabase)

let tables: string | undefined

async function emptyDatabase() {
  tables ??= (
    await pool().query(
      `SELECT string_agg(format('%I', tablename), ', ') AS names FROM pg_tables
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    )
  ).rows[0].names
  await pool().query(`TRUNCATE ${tables} RESTART IDENTITY CASCADE`)
}
