import cluster from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { config } from '../config.ts'
import { processSingleton } from '../process-singleton.ts'
import { PrismaClient } from './generated/client.ts'
import { WatchedClient } from './watched-client.ts'

export type Database = PrismaClient

/** Postgres' default of 100, less some for its administration and other programs. */
const CONNECTIONS = 90
/** Of a worker, beside the pool: three for counting views, one for the purge channel. */
const OF_A_WORKER = 4
/** Of the primary: three in its pool, two for the jobs. */
const OF_THE_PRIMARY = 5

/** The size of this process's pool; there is one worker more while they are replaced. */
function connectionsOf(workers: number): number {
  if (workers === 1) return 10
  if (cluster.isPrimary) return OF_THE_PRIMARY - 2
  return Math.min(10, Math.floor((CONNECTIONS - OF_THE_PRIMARY) / (workers + 1)) - OF_A_WORKER)
}

/** The process's pool, with time limits for statements and for opening connections. */
export function pool(): pg.Pool {
  return processSingleton('pool', () => {
    const made = new pg.Pool({
      Client: WatchedClient,
      connectionString: config().databaseUrl,
      max: connectionsOf(config().webConcurrency),
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: 8_000,
      // Longer than the server's own limit; the connection watch finds dead connections sooner.
      query_timeout: 10_000,
      application_name: 'citysite',
      // Prisma sends times without a zone and means UTC.
      options: '-c TimeZone=UTC',
    })
    // An idle connection that Postgres closed is replaced at the next query.
    made.on('error', () => {})
    return made
  })
}

/** The process's Prisma client over that pool. Only `lib/` may call it. */
export function db(): Database {
  return processSingleton('prisma', () => {
    const adapter = new PrismaPg(pool(), { statementNameGenerator: statementNames() })
    return new PrismaClient({ adapter })
  })
}

/** A bound, because statements whose text varies with their arguments would fill every connection with unused plans. */
const NAMED_STATEMENTS = 300

/** Names for prepared statements, by their text, so that a connection plans each once; none beyond the bound. */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    if (!names.has(sql) && names.size < NAMED_STATEMENTS) names.set(sql, `citysite-${names.size}`)
    return names.get(sql) ?? ''
  }
}

/** The connections of running long queries. */
export function longQueryClients(): Set<pg.PoolClient> {
  return processSingleton('slow-clients', () => new Set<pg.PoolClient>())
}

/** A dead connection does not confirm its end. */
const CLOSE_TIMEOUT_MS = 1_000

/** Closes client and pool; no query may follow. */
export async function closeDatabase(): Promise<void> {
  // Long queries are aborted; their jobs run again the next night.
  for (const client of longQueryClients()) client.release(true)
  longQueryClients().clear()
  const closed = db()
    .$disconnect()
    .then(() => (pool().ended ? undefined : pool().end()))
  await Promise.race([closed, sleep(CLOSE_TIMEOUT_MS, undefined, { ref: false })])
}
