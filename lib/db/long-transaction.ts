import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Settings that the server, database or role may have changed: no time limits, and fixed formats of values. */
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
  // Each table is read from its beginning, so that the same rows give the same bytes.
  synchronize_seqscans: 'off',
}

const ROLLBACK_WITHIN_MS = 2_000

/**
 * Runs `work` in one transaction on its own connection, without time limits.
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
  // A broken connection is reported by the statement that runs.
  client.on('error', () => {})
  await client.connect()
  try {
    await applySettings(client)
    await client.query(`BEGIN ${mode}`)
    const result = await work(client)
    await client.query('COMMIT')
    await client.end()
    return result
  } catch (error) {
    await rollBack(client)
    throw error
  }
}

async function applySettings(client: pg.Client): Promise<void> {
  await client.query(
    `SELECT set_config(asked.name, asked.setting, false) FROM unnest($1::text[], $2::text[]) AS asked (name, setting)
     WHERE asked.name IN (SELECT name FROM pg_settings)`,
    [Object.keys(settings), Object.values(settings)],
  )
}

/** Closes the connection if the rollback takes long, because an aborted COPY is read to its end first; Postgres rolls back
 *  what a closed connection has begun. */
async function rollBack(client: pg.Client): Promise<void> {
  const rolledBack = client.query('ROLLBACK').then(
    () => client.end(),
    () => {},
  )
  await Promise.race([rolledBack, sleep(ROLLBACK_WITHIN_MS, undefined, { ref: false })])
  const { connection } = client as unknown as { connection: { stream: Socket } }
  connection.stream.destroy()
}
