import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { migrate, resolveMigration } from '#lib/db/migrate.ts'
import { runToEnd } from '../../support/portal.ts'

/** This program's migrations, in their order. */
const own = (await readdir('prisma/migrations')).filter((name) => /^\d+_/.test(name)).toSorted()
let url: string
let folder: string
let client: pg.Client

/** An empty database, and a folder with this program's migrations, to which a test can add others. */
beforeEach(async () => {
  const server = new pg.Client({ connectionString: inject('postgresUrl') })
  await server.connect()
  await server.query('DROP DATABASE IF EXISTS to_migrate WITH (FORCE)')
  await server.query('CREATE DATABASE to_migrate')
  await server.end()
  const address = new URL(inject('postgresUrl'))
  address.pathname = '/to_migrate'
  url = address.href
  folder = await mkdtemp(join(tmpdir(), 'citysite-migrations-'))
  await cp('prisma/migrations', folder, { recursive: true })
  client = new pg.Client({ connectionString: url })
  await client.connect()
})

afterEach(async () => {
  await client.end()
  await rm(folder, { recursive: true })
})

async function aMigration(name: string, sql: string) {
  await mkdir(join(folder, name))
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

describe('migrate', () => {
  it('applies pending migrations in order, once', async () => {
    await aMigration('20270101000000_second', 'CREATE TABLE second (id int)')
    expect(await migrate(url, folder)).toEqual([...own, '20270101000000_second'])
    expect(await migrate(url, folder)).toEqual([])
    await aMigration('20270202000000_third', 'CREATE TABLE third (id int)')
    expect(await migrate(url, folder)).toEqual(['20270202000000_third'])
  })

  it('refuses a database of a later version', async () => {
    await aMigration('20270101000000_second', 'CREATE TABLE second (id int)')
    await migrate(url, folder)
    await expect(migrate(url)).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringMatching(/^the database is of a newer version .*20270101000000_second/),
    })
  })

  it('applies them in one of several processes that start together; all succeed', async () => {
    const env = { DATABASE_URL: url, SECRET: 'a-secret-of-the-test-suite-that-is-long-enough' }
    const starting = [1, 2, 3].map(() => runToEnd(['lib/cli/main.ts', 'db', 'migrate', '--json'], env))
    const ends = await Promise.all(starting)
    expect(ends.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ])
    expect(ends.flatMap(({ stdout }) => JSON.parse(stdout).applied)).toEqual(own)
  })

  it('stops at a failing migration, names it at every start, and leaves nothing of it', async () => {
    await migrate(url, folder)
    await aMigration('20270101000000_broken', 'CREATE TABLE half (id int); SELECT 1 / 0;')
    await expect(migrate(url, folder)).rejects.toMatchObject({
      name: 'StartError',
      message: 'migration 20270101000000_broken failed: division by zero',
    })
    await expect(migrate(url, folder)).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringMatching(
        /^migration 20270101000000_broken failed in an earlier start; mend the database/,
      ),
    })
    const { rows } = await client.query("SELECT to_regclass('half') AS half")
    expect(rows).toEqual([{ half: null }])
  })

  it('retries a migration after it was corrected and marked as rolled back', async () => {
    await aMigration('20270101000000_broken', 'SELECT 1 / 0;')
    await migrate(url, folder).catch(() => {})
    await writeFile(join(folder, '20270101000000_broken', 'migration.sql'), 'SELECT 1;')
    expect(await resolveMigration(url, '20270101000000_broken')).toBe(true)
    expect(await migrate(url, folder)).toEqual(['20270101000000_broken'])
    expect(await resolveMigration(url, '20270101000000_broken')).toBe(false)
  })
})
