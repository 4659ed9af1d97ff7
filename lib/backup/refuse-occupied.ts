import pg from 'pg'
import { appliedNames, migrationNames } from '../db/migrate.ts'
import { readTables } from '../db/tables.ts'
import { DomainError } from '../errors.ts'
import { LEFT_OUT } from './format.ts'

/**
 * Makes sure that a backup may be restored into a database, and locks its tables for the transaction: it has no tables, or
 * ours without rows, and no portal uses it.
 * @throws DomainError wrong-state
 */
export async function refuseOccupied(client: pg.Client): Promise<void> {
  const tables = (await readTables(client)).map(({ table }) => table)
  refuseForeign(tables, await appliedNames(client), await migrationNames())
  // Before anything is locked: a running portal may use this database.
  await refuseRows(client, tables)
  await refusePortal(client)
  for (const table of tables)
    await client.query(`LOCK TABLE ${pg.escapeIdentifier(table)} IN ACCESS EXCLUSIVE MODE`)
  await refuseRows(client, tables)
}

function refuseForeign(tables: string[], applied: string[], known: string[]): void {
  if (applied.length === 0 && tables.length > 0) throw refusal(`这个数据库里有别的程序的表（${tables[0]}）`)
  const unknown = applied.find((name) => !known.includes(name))
  if (unknown) throw refusal(`这个数据库的结构比这一版程序新（迁移 ${unknown}）`)
}

async function refuseRows(client: pg.Client, tables: string[]): Promise<void> {
  for (const table of tables.filter((table) => !LEFT_OUT.includes(table))) {
    const { rowCount } = await client.query(`SELECT FROM ${pg.escapeIdentifier(table)} LIMIT 1`)
    if (rowCount !== 0) throw refusal(`这个数据库不是空的（${table} 表里有内容）`)
  }
}

/** A running portal would go on serving what it has cached. */
async function refusePortal(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND application_name LIKE 'citysite%' LIMIT 1`,
  )
  if (rowCount !== 0) throw refusal('站点正在使用这个数据库，请先停止站点')
}

function refusal(what: string): DomainError {
  return new DomainError('wrong-state', `${what}，没有恢复任何内容。`)
}
