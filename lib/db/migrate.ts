import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { openSchemaEngine } from './schema-engine.ts'

const FOLDER = resolve(import.meta.dirname, '../../prisma/migrations')
/** Any number that nobody else uses: instances that start together migrate one after the other. */
const LOCK = 7_302_026_001

/** A migration that stands in the way of a start, in one line. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

type Migration = { name: string; script: string; checksum: string }

/**
 * Applies what is pending of prisma/migrations, recorded in `_prisma_migrations` exactly as Prisma's own command does.
 * The engine is loaded only when something is pending.
 * @returns the names of the migrations that were applied now
 * @throws MigrationError for one that failed, now or before, or was changed after it was applied
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    const migrations = await readMigrations()
    return (await pending(client, migrations)).length === 0 ? [] : await apply(databaseUrl, migrations)
  } finally {
    await client.end()
  }
}

async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(FOLDER, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(join(FOLDER, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    }),
  )
}

async function pending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows: tables } = await client.query(`SELECT to_regclass('_prisma_migrations') AS found`)
  if (tables[0].found === null) return migrations
  const { rows } = await client.query<{ name: string; checksum: string; done: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS done
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  )
  const failed = rows.find(({ done }) => !done)
  if (failed)
    throw new MigrationError(
      `the migration ${failed.name} failed before; restore the backup, or mend it and mark it with "prisma migrate resolve"`,
    )
  for (const { name, checksum } of migrations) {
    const applied = rows.find((row) => row.name === name)
    if (applied && applied.checksum !== checksum)
      throw new MigrationError(`the migration ${name} is not the one that this database was made with`)
  }
  return migrations.filter(({ name }) => !rows.some((row) => row.name === name))
}

async function apply(databaseUrl: string, migrations: Migration[]): Promise<string[]> {
  const { engine, close } = await openSchemaEngine(databaseUrl)
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: FOLDER,
        lockfile: {
          path: 'migration_lock.toml',
          content: await readFile(join(FOLDER, 'migration_lock.toml'), 'utf8'),
        },
        shadowDbInitScript: '',
        migrationDirectories: migrations.map(({ name, script }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    })
    return appliedMigrationNames
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error)
      .split('\n')
      .filter(Boolean)
    throw new MigrationError(`a migration failed: ${first}`, { cause: error })
  } finally {
    await close()
  }
}
