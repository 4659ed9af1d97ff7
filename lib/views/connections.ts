import pg from 'pg'
import { config } from '../config.ts'
import { WatchedClient } from '../db/watched-client.ts'
import { processSingleton } from '../process-singleton.ts'

/** As many as batches are written at once; the second one starts when the first one takes long. */
export const WRITERS = 2
/** For what is written beside views: budgets of addresses, visits of short links. */
const BESIDE = 1

/**
 * Connections for batches alone: pages that wait for the database never make a view wait, and statements that need no
 * earlier answer travel together (pipelining), which Prisma's connections must not.
 */
export function openViewConnections(databaseUrl: string | undefined): pg.Pool {
  const pool = new pg.Pool({
    Client: WatchedClient,
    connectionString: databaseUrl,
    max: WRITERS + BESIDE,
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
    allowExitOnIdle: true,
    application_name: 'citysite-views',
  })
  // An idle connection that Postgres closed is replaced at the next batch; there is nobody to tell.
  pool.on('error', () => {})
  return pool
}

/** The process's own. */
export function viewConnections(): pg.Pool {
  return processSingleton('view-connections', () => openViewConnections(config().databaseUrl))
}
