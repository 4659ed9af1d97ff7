import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Bounds that a server, a database or a role may set, and the forms in which values are written. */
const settings = {
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  transaction_timeout: '0',
  TimeZone: 'UTC',
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  // Each table from its beginning: the same rows are the same bytes.
  synchronize_seqscans: 'off',
}

const ROLLBACK_WITHIN_MS = 2_000

/**
 * Runs `work` in one transaction on a connection of its own, which may take hours. Everything is stored, or nothing.
 * @param options `name` shows in pg_stat_activity; `mode` as in `BEGIN`
 */
export async function longTransaction<T>(
  databaseUrl: string,
  { name, mode = '' }: { name: string; mode?: string },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  // Who waits for a statement hears of the connection's end by that.
  client.on('error', () => {})
  await client.connect()
  try {
    await settle(client)
    await client.query(`BEGIN ${mode}`)
    const result = await work(client)
    await client.query('COMMIT')
    await client.end()
    return result
  } catch (error) {
    await leave(client)
    throw error
  }
}

async function settle(client: pg.Client): Promise<void> {
  await client.query(
    `SELECT set_config(asked.name, asked.setting, false) FROM unnest($1::text[], $2::text[]) AS asked (name, setting)
     WHERE asked.name IN (SELECT name FROM pg_settings)`,
    [Object.keys(settings), Object.values(settings)],
  )
}

/** A COPY that was broken off would be read to its end first; a connection that is gone is rolled back, too. */
async function leave(client: pg.Client): Promise<void> {
  const rolledBack = client.query('ROLLBACK').then(
    () => client.end(),
    () => {},
  )
  await Promise.race([rolledBack, sleep(ROLLBACK_WITHIN_MS, undefined, { ref: false })])
  const { connection } = client as unknown as { connection: { stream: Socket } }
  connection.stream.destroy()
}
