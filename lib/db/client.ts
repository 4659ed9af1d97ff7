import cluster from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { config } from '../config.ts'
import { processSingleton } from '../process-singleton.ts'
import { PrismaClient } from './generated/client.ts'
import { WatchedClient } from './watched-client.ts'

export type Database = PrismaClient

/** What a Postgres takes by default, less some for its keepers and whoever else wants in. */
const CONNECTIONS = 90
/** Of a worker, beside the pool: three that count, one that hears purges. */
const OF_A_WORKER = 4
/** Of the process that holds workers: a few questions, and two for the jobs. */
const OF_THE_FIRST = 5

/** This process's share of the database's connections; there is one worker more while they are replaced. */
function connectionsOf(workers: number): number {
  if (workers === 1) return 10
  if (cluster.isPrimary) return OF_THE_FIRST - 2
  return Math.min(10, Math.floor((CONNECTIONS - OF_THE_FIRST) / (workers + 1)) - OF_A_WORKER)
}

/** The process's pool; no statement may hang for ever, no connection attempt for long. */
export function pool(): pg.Pool {
  return processSingleton('pool', () => {
    const made = new pg.Pool({
      Client: WatchedClient,
      connectionString: config().databaseUrl,
      max: connectionsOf(config().webConcurrency),
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: 8_000,
      // Longer than the statement's own; what was cut off is found sooner, by the watch.
      query_timeout: 10_000,
      application_name: 'citysite',
      // Prisma writes times without their zone; the session's must be the one it means.
      options: '-c TimeZone=UTC',
    })
    // An idle connection that Postgres closed is replaced at the next query; there is nobody to tell.
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

/** Texts of statements that vary with their arguments would fill every connection with plans that nobody uses twice. */
const NAMED_STATEMENTS = 300

/** A name for each statement's text, so that a connection plans it once, not at each question; none for late ones. */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    if (!names.has(sql) && names.size < NAMED_STATEMENTS) names.set(sql, `citysite-${names.size}`)
    return names.get(sql) ?? ''
  }
}

/** Connections that are lent for long. */
export function longQueryClients(): Set<pg.PoolClient> {
  return processSingleton('slow-clients', () => new Set<pg.PoolClient>())
}

/** A connection that was cut without a word never says that it has ended. */
const GOODBYE_MS = 1_000

/** Closes client and pool; the last thing a process does with its database. */
export async function closeDatabase(): Promise<void> {
  // What may take minutes is not waited for; it is done again another night.
  for (const client of longQueryClients()) client.release(true)
  longQueryClients().clear()
  const closed = db()
    .$disconnect()
    .then(() => (pool().ended ? undefined : pool().end()))
  await Promise.race([closed, sleep(GOODBYE_MS, undefined, { ref: false })])
}
