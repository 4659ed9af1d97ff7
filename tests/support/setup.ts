import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, vi } from 'vitest'
import { closeDatabase, pool } from '#lib/db/client.ts'

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

const printed: string[] = []

beforeEach(async () => {
  printed.length = 0
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation(
      (...words) => void printed.push(`${method}: ${words.join(' ')}`),
    )
  await emptyDatabase()
})

afterEach(() => expect(printed, 'unexpected console output').toEqual([]))

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
