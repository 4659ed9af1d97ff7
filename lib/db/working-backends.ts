import pg from 'pg'
import { slowness } from './machine-load.ts'

/** To start a process for a new connection takes a busy server most of it. */
const ANSWER_WITHIN_MS = 1_250

/** Where the server does not say what its processes do (`track_activities`), each is taken to work. */
const WORKING = `SELECT pid FROM pg_stat_activity
  WHERE pid = ANY($1) AND state IN ('active', 'disabled') AND wait_event_type IS DISTINCT FROM 'Client'`

/** A process that stood still for so much longer has not waited, and cannot say that nobody answered. */
const STOOD_STILL = 1.5

/** Asks the server, over a connection of its own, which of its processes work on a statement; null when it does not
 *  answer. */
export async function workingBackends(
  { connectionString, host, port, user, password, database, ssl }: pg.ClientConfig,
  pids: readonly number[],
): Promise<ReadonlySet<number> | null> {
  const server =
    connectionString === undefined ? { host, port, user, password, database, ssl } : { connectionString }
  const patienceMs = Math.ceil(ANSWER_WITHIN_MS * slowness())
  const client = new pg.Client({
    ...server,
    application_name: 'citysite-watch',
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  })
  client.on('error', () => {})
  const from = performance.now()
  try {
    await client.connect()
    const { rows } = await client.query<{ pid: number }>(WORKING, [pids])
    return new Set(rows.map(({ pid }) => pid))
  } catch (error) {
    // It refuses, which is an answer, too: there are too many connections, or it is about to start or to stop.
    const isAnswer = error instanceof pg.DatabaseError
    return isAnswer || performance.now() - from > 2 * patienceMs * STOOD_STILL ? new Set(pids) : null
  } finally {
    void client.end().catch(() => {})
  }
}
