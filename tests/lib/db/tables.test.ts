import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LEFT_OUT } from '#lib/backup/format.ts'
import { HISTORY, readSequences, readTables } from '#lib/db/tables.ts'
import { aCity } from '../../support/cast.ts'

let client: pg.Client
beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
})
afterAll(() => client.end())

describe('the tables of the portal', () => {
  it('are all that Postgres has in its schema, each once, but for the history of migrations', async () => {
    const { rows } = await client.query(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_name <> $1
         AND table_name NOT IN (SELECT inhrelid::regclass::text FROM pg_inherits)`,
      [HISTORY],
    )
    const tables = (await readTables(client)).map(({ table }) => table)
    expect(tables).toEqual(rows.map(({ name }) => name).sort())
    expect(tables).toEqual(expect.arrayContaining(['article', 'city', 'editor', ...LEFT_OUT]))
  })

  it('have their columns in order, without those that Postgres computes', async () => {
    await client.query(
      'CREATE TABLE half (b int, a int, sum int GENERATED ALWAYS AS (a + b) STORED, gone int)',
    )
    try {
      await client.query('ALTER TABLE half DROP COLUMN gone')
      const half = (await readTables(client)).find(({ table }) => table === 'half')
      expect(half).toEqual({ table: 'half', columns: ['b', 'a'], rows: 0 })
    } finally {
      await client.query('DROP TABLE half')
    }
  })
})

it('a sequence has its last number once it has given one, and is not named before', async () => {
  expect(await readSequences(client)).not.toHaveProperty('city_id_seq')
  const { id } = await aCity()
  expect(await readSequences(client)).toMatchObject({ city_id_seq: String(id) })
})
