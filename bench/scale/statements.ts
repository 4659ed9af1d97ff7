import type pg from 'pg'

/** The cost of the statements of some requests. */
export type Cost = {
  /** Statements a request. */
  statements: number
  /** Postgres's own milliseconds a request. */
  milliseconds: number
  /** Pages of 8 KB read by all statements of a request, and by the costliest one. */
  buffers: number
  mostBuffers: number
  costliest: string
}

const QUERIES = `
  SELECT calls::int, total_exec_time::float8 AS milliseconds, ((shared_blks_hit + shared_blks_read) / calls)::float8 AS buffers, query
  FROM pg_stat_statements JOIN pg_database ON pg_database.oid = dbid
  WHERE datname = current_database() AND query !~ '^(BEGIN|COMMIT|ROLLBACK|SET|DEALLOCATE|DISCARD)'
    AND query !~ 'pg_stat_statements|pgboss'`

/** A statement of at least one in so many requests. */
const ONE_IN = 5

export async function forgetStatements(client: pg.Client): Promise<void> {
  await client.query(
    'SELECT pg_stat_statements_reset(dbid => oid) FROM pg_database WHERE datname = current_database()',
  )
}

/** The statements since the last reset, for a request on average; without those of jobs, which are few. */
export async function costOf(client: pg.Client, requests: number): Promise<Cost> {
  const { rows: all } = await client.query<{
    calls: number
    milliseconds: number
    buffers: number
    query: string
  }>(QUERIES)
  const rows = all.filter(({ calls }) => calls >= requests / ONE_IN)
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
  const [costliest] = rows.toSorted((one, other) => other.buffers - one.buffers)
  return {
    statements: sum(({ calls }) => calls) / requests,
    milliseconds: sum(({ milliseconds }) => milliseconds) / requests,
    buffers: sum(({ calls, buffers }) => calls * buffers) / requests,
    mostBuffers: costliest?.buffers ?? 0,
    costliest: costliest?.query.replaceAll(/\s+/g, ' ').trim() ?? '',
  }
}

/** Sequential scans so far of each table that grows with the articles. */
export async function sequentialScans(client: pg.Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; scans: number }>(
    `SELECT relname AS name, seq_scan::int AS scans FROM pg_stat_user_tables
     WHERE relname IN ('article', 'revision', 'audit_entry', 'takedown', 'view_counter', 'view_hour', 'share_link')`,
  )
  return new Map(rows.map(({ name, scans }) => [name, scans]))
}
