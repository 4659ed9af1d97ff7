import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { MIGRATIONS } from './migrate.ts'
import { HISTORY } from './tables.ts'

/** The table as Prisma creates it. */
const MAKE_HISTORY = `CREATE TABLE IF NOT EXISTS "${HISTORY}" (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/** Applies these migrations within the client's transaction, and records them in the history as `migrate` does. */
export async function replayMigrations(
  client: pg.Client,
  names: readonly string[],
  folder = MIGRATIONS,
): Promise<void> {
  await client.query(MAKE_HISTORY)
  for (const name of names) {
    const script = await readFile(`${folder}/${name}/migration.sql`, 'utf8')
    await client.query(script)
    await client.query(
      `INSERT INTO "${HISTORY}" (id, checksum, migration_name, finished_at, started_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
      [randomUUID(), createHash('sha256').update(script).digest('hex'), name],
    )
  }
}
