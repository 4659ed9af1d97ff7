import pg from 'pg'
import { config } from '../config.ts'
import { WatchedClient } from '../db/watched-client.ts'
import { processSingleton } from '../process-singleton.ts'

/** The most batches of views that are written at once. */
export const WRITERS = 2
/** For budgets of addresses and visits of short links. */
const OTHER_WRITERS = 1

/**
 * A pool for batches only, so that views never wait for the queries of pages. Its connections pipeline statements that do
 * not depend on each other's results, which Prisma's must not.
 */
export function openViewConnections(databaseUrl: string | undefined): pg.Pool {
  const pool = new pg.Pool({
    Client: WatchedClient,
    connectionString: databaseUrl,
    max: WRITERS + OTHER_WRITERS,
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
    allowExitOnIdle: true,
    application_name: 'citysite-views',
  })
  // An idle connection that Postgres closed is replaced at the next batch.
  pool.on('error', () => {})
  return pool
}

/** The process's pool. */
export function viewConnections(): pg.Pool {
  return processSingleton('view-connections', () => openViewConnections(config().databaseUrl))
}
