import type { Tx } from '#lib/db/transaction.ts'
import { jobNames, jobs } from './jobs.ts'

/** Takes back the jobs of an article that wait until its publication cannot be withdrawn any more. */
export async function withdrawJobs(tx: Tx, articleId: number): Promise<void> {
  const waiting = jobNames.filter((name) => jobs[name].waitsForWithdrawal)
  if (waiting.length === 0) return
  await tx.$executeRaw`
    DELETE FROM pgboss.job WHERE name = ANY (${waiting}) AND state = 'created' AND (data ->> 'articleId')::int = ${articleId}`
}
