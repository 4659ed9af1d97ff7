import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { draft } from '#lib/articles/create-draft.ts'
import { publish } from '#lib/articles/publish.ts'
import { contentSchema } from '#lib/articles/schema.ts'
import { db, pool } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { fixtureCities, fixtureColumns, threeHundred } from '../fixtures/three-hundred.ts'
import { aBody, aListedSource, aPolicy, aSystem } from './cast.ts'

/** The database that holds them, once for a run: of it each test that needs them gets a copy. */
const TEMPLATE = 'template_three_hundred'

/**
 * The three hundred articles, published as editors would, oldest first, in the place of all that this process's database held.
 * The first test of a run publishes them, which takes most of a minute; the others copy what it made.
 * @returns their numbers, in the order of the fixture (newest first)
 */
export async function publishThreeHundred(): Promise<number[]> {
  const server = new pg.Client({ connectionString: inject('postgresUrl') })
  await server.connect()
  try {
    // Another process that needs them waits here, until the first one has made them.
    await server.query('SELECT pg_advisory_lock(300)')
    const own = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1)
    const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [TEMPLATE])
    if (rowCount === 0) {
      await publishAll()
      await disconnect(server, own)
      await server.query(copying(TEMPLATE, own))
    } else {
      await disconnect(server, own)
      await server.query(`DROP DATABASE ${own}`)
      await server.query(copying(own, TEMPLATE))
    }
  } finally {
    await server.end()
  }
  const rows = await db().article.findMany({ select: { id: true }, orderBy: { id: 'desc' } })
  return rows.map(({ id }) => id)
}

const copying = (name: string, from: string) => `CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY file_copy`

/** Postgres copies no database that somebody is connected to. The pool connects again at the next query. */
async function disconnect(server: pg.Client, name: string): Promise<void> {
  await server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
  while (pool().totalCount > 0) await sleep(5)
}

async function publishAll(): Promise<void> {
  await aPolicy()
  for (const name of new Set(threeHundred.map(({ source }) => source))) await aListedSource({ name })
  await db().city.createMany({ data: fixtureCities.map((city, position) => ({ ...city, position })) })
  await db().column.createMany({ data: fixtureColumns.map((column, position) => ({ ...column, position })) })
  const cities = new Map((await db().city.findMany()).map(({ slug, id }) => [slug, id]))
  const columns = new Map((await db().column.findMany()).map(({ slug, id }) => [slug, id]))
  for (const { city, column, body, source, publishedAt, origin, ...rest } of threeHundred.toReversed()) {
    const content = contentSchema.parse({
      ...rest,
      body: aBody(...body),
      sourceName: source,
      publicationDate: publishedAt,
      cityId: cities.get(city),
      columnId: column === null ? null : columns.get(column),
    })
    await transaction(async (tx) => publish(tx, aSystem, await draft(tx, aSystem, { ...content, origin })))
  }
}
