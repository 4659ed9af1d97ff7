import { createHash } from 'node:crypto'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { appliedNames } from '../db/migrate.ts'
import { readSequences, readTables, type TableFacts } from '../db/tables.ts'
import { DomainError } from '../errors.ts'
import { type Header, LEFT_OUT, ROWS_END, type Table, VERSION } from './format.ts'
import { RowSum } from './row-sum.ts'

/** Called with the number of rows copied and the estimated total. */
export type OnRows = (done: number, about: number) => void

/** What was copied: the header, and the number of rows of each table. */
export type Copied = { header: Header; rows: Record<string, number> }

/**
 * The bytes of a backup, before they are compressed (format.ts), of what the client's transaction sees.
 * @returns at its end, what was copied
 */
export async function* content(client: pg.Client, onRows: OnRows): AsyncGenerator<Buffer, Copied> {
  const hash = createHash('sha256')
  const parts = unsealed(client, onRows)
  for (;;) {
    const { value, done } = await parts.next()
    if (done) {
      yield jsonLine({ end: true, sha256: hash.digest('hex') })
      return value
    }
    hash.update(value)
    yield value
  }
}

async function* unsealed(client: pg.Client, onRows: OnRows): AsyncGenerator<Buffer, Copied> {
  const tables = await lockedTables(client)
  const about = tables.reduce((sum, { rows }) => sum + rows, 0)
  const header = await headerOf(client, tables)
  if (header.migrations.length === 0)
    throw new DomainError('wrong-state', '这个数据库还没有建表，没有什么可备份。')
  yield jsonLine(header)
  const copied: Copied = { header, rows: {} }
  let before = 0
  for (const { table, columns } of tables) {
    if (LEFT_OUT.includes(table)) continue
    const sum = new RowSum()
    yield jsonLine({ table, columns } satisfies Table)
    for await (const chunk of rowsOf(client, { table, columns })) {
      sum.add(chunk)
      onRows(before + sum.rows, Math.max(about, before + sum.rows))
      yield chunk
    }
    yield Buffer.from(ROWS_END)
    before += sum.rows
    copied.rows[table] = sum.rows
    yield jsonLine(sum.result())
  }
  return copied
}

/** A migration waits until the copy is done; reads and writes do not (ACCESS SHARE). */
async function lockedTables(client: pg.Client): Promise<TableFacts[]> {
  const tables = await readTables(client)
  for (const { table } of tables)
    await client.query(`LOCK TABLE ${pg.escapeIdentifier(table)} IN ACCESS SHARE MODE`)
  return tables
}

async function headerOf(client: pg.Client, tables: readonly TableFacts[]): Promise<Header> {
  const { rows } = await client.query<{ at: Date; postgres: string }>(
    `SELECT now() AS at, current_setting('server_version') AS postgres`,
  )
  const [{ at = new Date(), postgres = '' } = {}] = rows
  return {
    format: 'citysite-backup',
    version: VERSION,
    at: at.toISOString(),
    postgres,
    migrations: await appliedNames(client),
    // Read after the snapshot was taken, so that no row's number is above them.
    sequences: await readSequences(client),
    leftOut: tables.map(({ table }) => table).filter((table) => LEFT_OUT.includes(table)),
  }
}

/** By a query, since not every version of Postgres can COPY a partitioned table. */
function rowsOf(client: pg.Client, { table, columns }: Table): AsyncIterable<Buffer> {
  const named = columns.map(pg.escapeIdentifier).join(', ')
  return client.query(to(`COPY (SELECT ${named} FROM ${pg.escapeIdentifier(table)}) TO STDOUT`))
}

function jsonLine(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`)
}
