import type { QueryResult, QueryResultRow } from 'pg'
import { longQueryClients, pool } from './client.ts'

const TIMEOUT_MS = 10 * 60_000

/**
 * Runs a long query, which may take up to 10 minutes: one that reads a whole table in the background.
 * @param options `workMemory` for sorts and aggregates, in Postgres' notation (`64MB`)
 */
export async function longQuery<Row extends QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
  { workMemory }: { workMemory?: string } = {},
): Promise<QueryResult<Row>> {
  const client = await pool().connect()
  longQueryClients().add(client)
  let failure: unknown
  try {
    await client.query(`SET statement_timeout = ${TIMEOUT_MS}`)
    if (workMemory) await client.query("SELECT set_config('work_mem', $1, false)", [workMemory])
    const query = { text, values: [...values], query_timeout: TIMEOUT_MS + 5_000 }
    const result = await client.query<Row>(query)
    await client.query('RESET statement_timeout; RESET work_mem')
    return result
  } catch (error) {
    failure = error
    throw error
  } finally {
    // After a failure the settings may not be reset: the connection is closed.
    if (longQueryClients().delete(client)) client.release(failure !== undefined)
  }
}
