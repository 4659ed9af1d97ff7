import type { Tx } from '#lib/db/transaction.ts'
import { type JobData, type JobName, jobs, UNTIL_TOLD_SECONDS } from './jobs.ts'

/**
 * Sends a job in an open transaction: it is there from the commit on, and never where the transaction is rolled back.
 *
 * The row is the one that pg-boss's own `send` writes (a test compares them), with the settings of the job's queue. Written
 * by a statement, it needs neither a connection of its own nor pg-boss in memory, in each process that serves requests.
 * @throws Error where the job's queue is missing: `installJobs` was not called for this database
 */
export function sendJob<N extends JobName>(tx: Tx, name: N, data: JobData<N>): Promise<void> {
  return sendJobs(tx, name, [data])
}

/** Sends a job for each of the data, by one statement.
 *  @throws Error where the job's queue is missing */
export function sendJobs<N extends JobName>(tx: Tx, name: N, all: readonly JobData<N>[]): Promise<void> {
  return sendJobsAt(
    tx,
    name,
    all.map((data) => ({ data, at: null })),
  )
}

/** The same, each to begin at a moment; null for at once.
 *  @throws Error where the job's queue is missing */
export async function sendJobsAt<N extends JobName>(
  tx: Tx,
  name: N,
  all: readonly { data: JobData<N>; at: Date | null }[],
): Promise<void> {
  if (all.length === 0) return
  const delay = jobs[name].waitsForWithdrawal ? UNTIL_TOLD_SECONDS : 0
  const payloads = JSON.stringify(all.map(({ data, at }) => ({ data: jobs[name].data.parse(data), at })))
  const sent = await tx.$executeRaw`
    INSERT INTO pgboss.job (name, data, policy, retry_limit, retry_delay, retry_backoff, expire_seconds, deletion_seconds,
      keep_until, dead_letter, heartbeat_seconds, start_after)
    SELECT name, data, policy, retry_limit, retry_delay, retry_backoff, expire_seconds, deletion_seconds,
      begins + retention_seconds * interval '1 second', dead_letter, heartbeat_seconds, begins
    FROM pgboss.queue CROSS JOIN (
      SELECT payload -> 'data' AS data,
        greatest((payload ->> 'at')::timestamptz, now() + ${delay} * interval '1 second') AS begins
      FROM jsonb_array_elements(${payloads}::jsonb) AS payload
    ) AS given WHERE name = ${name}`
  if (sent !== all.length) throw new Error(`there is no queue for the job ${name}`)
}
