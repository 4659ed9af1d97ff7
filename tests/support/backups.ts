import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

const ends: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

/** A folder for the backups of a test file; gone at its end. */
export async function aBackupFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-backups-'))
  ends.push(() => rm(folder, { recursive: true }))
  return folder
}

export type OtherDatabase = { url: string; client(name?: string): Promise<pg.Client> }

/** The address of a database beside the worker's own; there is none of that name. Its connections are closed, and it is
 *  dropped, when the test file ends. */
export async function noDatabase(name: string): Promise<OtherDatabase> {
  const own = `${name}_${process.env.VITEST_POOL_ID ?? '0'}`
  const clients: pg.Client[] = []
  await onServer(`DROP DATABASE IF EXISTS ${own} WITH (FORCE)`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${own}`
  ends.push(async () => {
    for (const client of clients) await client.end()
    await onServer(`DROP DATABASE IF EXISTS ${own} WITH (FORCE)`)
  })
  return {
    url: url.href,
    async client(application_name = 'test') {
      const client = new pg.Client({ connectionString: url.href, application_name })
      client.on('error', () => {})
      await client.connect()
      clients.push(client)
      return client
    },
  }
}

/** The same, and there is one: empty, or with this program's tables. */
export async function aDatabase(name: string, { migrated = false } = {}): Promise<OtherDatabase> {
  const database = await noDatabase(name)
  const own = new URL(database.url).pathname.slice(1)
  await onServer(`CREATE DATABASE ${own}${migrated ? ' TEMPLATE template_citysite' : ''}`)
  return database
}

async function onServer(statement: string): Promise<void> {
  const server = new pg.Client({ connectionString: inject('postgresUrl') })
  await server.connect()
  await server.query(statement)
  await server.end()
}

/** Every row of every table, as Postgres writes it, in an order of its own. */
export async function rowsOf(client: pg.Client): Promise<Record<string, string[]>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
     ORDER BY tablename`,
  )
  const found: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(
      `SELECT r::text AS row FROM "${name}" AS r ORDER BY r::text`,
    )
    found[name] = rows.map(({ row }) => row)
  }
  return found
}

/** Indexes, constraints and triggers, the applied migrations and the types, each in a line. */
export async function structureOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
       WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace
     UNION ALL SELECT migration_name || ' ' || checksum FROM _prisma_migrations
     UNION ALL SELECT t.oid::regtype || ' ' || enumlabel FROM pg_enum JOIN pg_type t ON t.oid = enumtypid
       WHERE typnamespace = 'public'::regnamespace
     ORDER BY 1`,
  )
  return rows.map(({ line }) => line)
}

/** Another backup with its text changed, properly compressed again. */
export async function rewritten(path: string, to: string, change: (text: string) => string): Promise<string> {
  const text = zstdDecompressSync(await readFile(path)).toString('utf8')
  await writeFile(to, zstdCompressSync(Buffer.from(change(text))))
  return to
}
