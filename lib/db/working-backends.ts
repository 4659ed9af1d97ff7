import pg from 'pg'
import { loadFactor } from './machine-load.ts'

/** A busy server needs most of it to start a backend for a new connection. */
const ANSWER_WITHIN_MS = 1_250

/** Without `track_activities` the state is `disabled`, and every backend counts as working. */
const WORKING = `SELECT pid FROM pg_stat_activity
  WHERE pid = ANY($1) AND state IN ('active', 'disabled') AND wait_event_type IS DISTINCT FROM 'Client'`

/** When the timeouts took so many times longer, this process was suspended, and the missing answer proves nothing. */
const SUSPENDED = 1.5

/** Asks the server, over a new connection, which of these backends work on a statement; null when it does not answer. */
export async function workingBackends(
  { connectionString, host, port, user, password, database, ssl }: pg.ClientConfig,
  pids: readonly number[],
): Promise<ReadonlySet<number> | null> {
  const server =
    connectionString === undefined ? { host, port, user, password, database, ssl } : { connectionString }
  const timeoutMs = Math.ceil(ANSWER_WITHIN_MS * loadFactor())
  const client = new pg.Client({
    ...server,
    application_name: 'citysite-watch',
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  })
  client.on('error', () => {})
  const from = performance.now()
  try {
    await client.connect()
    const { rows } = await client.query<{ pid: number }>(WORKING, [pids])
    return new Set(rows.map(({ pid }) => pid))
  } catch (error) {
    // An error of the server is an answer, too: too many connections, or it is starting or stopping.
    const isAnswer = error instanceof pg.DatabaseError
    return isAnswer || performance.now() - from > 2 * timeoutMs * SUSPENDED ? new Set(pids) : null
  } finally {
    void client.end().catch(() => {})
  }
}
