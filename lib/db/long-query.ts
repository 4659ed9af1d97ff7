import type { QueryResult, QueryResultRow } from 'pg'
import { longQueryClients, pool } from './client.ts'

const PATIENCE_MS = 10 * 60_000

/**
 * Runs a statement that may take minutes: one that reads a whole table, and that no reader waits for.
 * @param options `workMemory` for its sorts and sums, as Postgres writes it (`64MB`)
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
    await client.query(`SET statement_timeout = ${PATIENCE_MS}`)
    if (workMemory) await client.query("SELECT set_config('work_mem', $1, false)", [workMemory])
    const patient = { text, values: [...values], query_timeout: PATIENCE_MS + 5_000 }
    const result = await client.query<Row>(patient)
    await client.query('RESET statement_timeout; RESET work_mem')
    return result
  } catch (error) {
    failure = error
    throw error
  } finally {
    // A connection that is left as it is must not come back to the pool.
    if (longQueryClients().delete(client)) client.release(failure !== undefined)
  }
}
