import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { StartError } from '../start-error.ts'
import { openSchemaEngine } from './schema-engine.ts'

/** The folder of this program's migrations. */
export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
/** The key of the advisory lock for schema changes; Prisma's own is 72707369. */
export const SCHEMA_LOCK = 2_026_112_400

/**
 * Applies this program's pending migrations, under an advisory lock.
 * @returns the names of the migrations that were applied now
 * @throws StartError in one line when a migration fails or failed earlier
 */
export async function migrate(databaseUrl: string, folder = MIGRATIONS): Promise<string[]> {
  const names = await migrationNames(folder)
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    refuseNewer(await appliedNames(client), names)
    if ((await pending(client, names)).length === 0) return []
    await client.query('SELECT pg_advisory_lock($1)', [SCHEMA_LOCK])
    const left = await pending(client, names)
    refuseFailed(left)
    return left.length === 0 ? [] : await apply(databaseUrl, folder, names)
  } finally {
    await client.end()
  }
}

/**
 * Marks a failed migration as rolled back, as `prisma migrate resolve --rolled-back` does; the next start retries it.
 * @returns whether there was such a migration
 */
export async function resolveMigration(databaseUrl: string, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      `UPDATE _prisma_migrations SET rolled_back_at = now()
       WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
      [name],
    )
    return rowCount !== 0
  } finally {
    await client.end()
  }
}

type Pending = { name: string; failed: boolean }

/** The names of the applied migrations, in their order. */
export async function appliedNames(client: pg.Client): Promise<string[]> {
  const history = await readHistory(client)
  return history
    .filter(({ finished }) => finished)
    .map(({ name }) => name)
    .sort()
}

/** @throws StartError when the database has migrations that this program does not know */
function refuseNewer(applied: string[], names: string[]): void {
  const unknown = applied.find((name) => !names.includes(name))
  if (unknown)
    throw new StartError(
      `the database is of a newer version than this program (migration ${unknown}); update the checkout, or restore a backup`,
    )
}

/** The migrations that are not applied. One that another process is applying now looks like a failed one. */
async function pending(client: pg.Client, names: string[]): Promise<Pending[]> {
  const history = await readHistory(client)
  const applied = new Set(history.filter(({ finished }) => finished).map(({ name }) => name))
  const failed = new Set(history.filter(({ finished }) => !finished).map(({ name }) => name))
  return names.filter((name) => !applied.has(name)).map((name) => ({ name, failed: failed.has(name) }))
}

async function readHistory(client: pg.Client): Promise<{ name: string; finished: boolean }[]> {
  const { rows: found } = await client.query(`SELECT to_regclass('_prisma_migrations') AS history`)
  if (found[0].history === null) return []
  const { rows } = await client.query(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM _prisma_migrations
     WHERE rolled_back_at IS NULL`,
  )
  return rows
}

function refuseFailed(left: Pending[]): void {
  const failed = left.find(({ failed }) => failed)
  if (failed)
    throw new StartError(
      `migration ${failed.name} failed in an earlier start; mend the database, then tell so with: npm run cli -- db resolve ${failed.name}`,
    )
}

async function apply(databaseUrl: string, folder: string, names: string[]): Promise<string[]> {
  const { engine, scriptError, close } = await openSchemaEngine(databaseUrl)
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await migrationsList(folder, names),
      filters: { externalTables: [], externalEnums: [] },
    })
    return appliedMigrationNames
  } catch (error) {
    const { message } = scriptError() ?? (error as Error)
    const [, name = ''] = /migration_name="([^"]+)"/.exec((error as Error).message) ?? []
    const what = name ? `migration ${name} failed` : 'the database cannot be migrated'
    throw new StartError(`${what}: ${oneLine(message)}`, { cause: error })
  } finally {
    await close()
  }
}

async function migrationsList(baseDir: string, names: string[]) {
  const read = (path: string) => readFile(`${baseDir}/${path}`, 'utf8')
  const directories = names.map(async (path) => ({
    path,
    migrationFile: {
      path: 'migration.sql',
      content: { tag: 'ok' as const, value: await read(`${path}/migration.sql`) },
    },
  }))
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: await read('migration_lock.toml') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(directories),
  }
}

/** The names of the migrations in a folder, in their order. */
export async function migrationNames(folder = MIGRATIONS): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

function oneLine(text: string): string {
  // The engine appends the place in its own source.
  return text
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replace(/\s+0: \w+::.*$/, '')
}
