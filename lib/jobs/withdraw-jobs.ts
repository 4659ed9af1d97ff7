import type { Tx } from '#lib/db/transaction.ts'
import { type JobData, type JobName, jobNames, jobs } from './jobs.ts'

/** Takes back the jobs of an article that wait until its publication cannot be withdrawn any more. */
export async function withdrawJobs(tx: Tx, articleId: number): Promise<void> {
  const waiting = jobNames.filter((name) => jobs[name].waitsForWithdrawal)
  if (waiting.length === 0) return
  await tx.$executeRaw`
    DELETE FROM pgboss.job WHERE name = ANY (${waiting}) AND state = 'created' AND (data ->> 'articleId')::int = ${articleId}`
}

/** Takes back the jobs of this name that hold these data, and have not begun. */
export async function withdrawJobsWith<N extends JobName>(
  tx: Tx,
  name: N,
  data: Partial<JobData<N>>,
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM pgboss.job WHERE name = ${name} AND state = 'created' AND data @> ${JSON.stringify(data)}::jsonb`
}
