import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { dropIndexes } from '../db/drop-indexes.ts'
import { longTransaction } from '../db/long-transaction.ts'
import { migrationNames, SCHEMA_LOCK } from '../db/migrate.ts'
import { replayMigrations } from '../db/replay-migrations.ts'
import { dropAll } from '../db/tables.ts'
import { DomainError } from '../errors.ts'
import type { OnBytes } from './decompress.ts'
import type { Header, Table } from './format.ts'
import { type Contents, readBackup } from './read-backup.ts'
import { refuseOccupied } from './refuse-occupied.ts'

export type Restored = Contents & { migrated: string[] }

/**
 * Reads and verifies a whole backup without writing anything.
 * @throws DomainError invalid-input for a file that is not a backup, is damaged, or comes from a newer version
 */
export async function checkBackup(path: string, onBytes: OnBytes = () => {}): Promise<Contents> {
  const known = await migrationNames()
  const onTable = async (_: Table, rows: AsyncIterable<Buffer>) => {
    for await (const _ of rows);
  }
  return readBackup(path, { onHeader: (header) => refuseNewer(header, known), onTable, onBytes })
}

function refuseNewer({ migrations }: Header, known: readonly string[]): void {
  const unknown = migrations.find((name) => !known.includes(name))
  if (unknown === undefined) return
  const message = `这份备份来自更新的版本（迁移 ${unknown.slice(0, 80)}），请先更新程序再恢复。`
  throw new DomainError('invalid-input', message)
}

/**
 * Restores a backup into an empty database, in one transaction: the structure of the migrations that the backup names,
 * its rows, then the later migrations of this version.
 * @returns what was restored, and the later migrations
 * @throws DomainError invalid-input for the file | wrong-state for the database, which is then unchanged
 */
export async function restoreBackup(
  databaseUrl: string,
  path: string,
  onBytes: OnBytes = () => {},
): Promise<Restored> {
  try {
    return await longTransaction(databaseUrl, { name: 'citysite-restore' }, async (client) => {
      await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK])
      await refuseOccupied(client)
      await dropAll(client)
      return fill(client, path, onBytes)
    })
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    const message = `没有恢复，数据库保持原样：${error.message}`
    throw new DomainError('unavailable', message, { cause: error })
  }
}

async function fill(client: pg.Client, path: string, onBytes: OnBytes): Promise<Restored> {
  const known = await migrationNames()
  await client.query("SET LOCAL maintenance_work_mem = '256MB'")
  let setAside: string[] = []
  const contents = await readBackup(path, {
    onHeader: async (header) => {
      refuseNewer(header, known)
      await replayMigrations(client, header.migrations)
      setAside = await dropIndexes(client)
    },
    onTable: (table, rows) => load(client, table, rows),
    onBytes,
  })
  // Pending deferred constraint checks would prevent the creation of indexes.
  await client.query('SET CONSTRAINTS ALL IMMEDIATE')
  for (const statement of setAside) await client.query(statement)
  for (const [sequence, last] of Object.entries(contents.header.sequences))
    await client.query('SELECT setval($1::regclass, $2)', [pg.escapeIdentifier(sequence), last])
  const migrated = known.filter((name) => !contents.header.migrations.includes(name))
  await replayMigrations(client, migrated)
  await client.query('ANALYZE')
  return { ...contents, migrated }
}

async function load(
  client: pg.Client,
  { table, columns }: Table,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const named = columns.map(pg.escapeIdentifier).join(', ')
  const copy = client.query(from(`COPY ${pg.escapeIdentifier(table)} (${named}) FROM STDIN`))
  await pipeline(Readable.from(rows), copy)
}
