import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { migrate } from '#lib/db/migrate.ts'

/**
 * A database as the version before a migration left it, which is then brought up to this one.
 * @param name of the database, which is made anew
 * @param migration the first one that it does not have
 * @param leftBehind SQL of what stands in it
 */
export async function databaseBefore(
  name: string,
  migration: string,
  leftBehind: string,
): Promise<pg.Client> {
  const server = new pg.Client({ connectionString: inject('postgresUrl') })
  await server.connect()
  await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await server.query(`CREATE DATABASE ${name}`)
  await server.end()
  const url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href
  const before = await mkdtemp(join(tmpdir(), 'citysite-before-'))
  await cp('prisma/migrations', before, { recursive: true })
  for (const one of await readdir(before))
    if (/^\d/.test(one) && one >= migration) await rm(join(before, one), { recursive: true })
  await migrate(url, before)
  await rm(before, { recursive: true })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(leftBehind)
  await migrate(url)
  return client
}
