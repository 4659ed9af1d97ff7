import pg from 'pg'
import type { PgBoss } from 'pg-boss'
import { DEAD_LETTER, type JobName, jobNames, jobs } from '../jobs/jobs.ts'

/** What lies there is looked at by a person, who may be on holiday. */
const DEAD_LETTERS_KEPT_SECONDS = 60 * 24 * 3_600

/** Makes the tables and queues of the jobs, where some are missing: a verb can be called once they are there. */
export async function installJobs(databaseUrl: string): Promise<void> {
  if (await areInstalled(databaseUrl)) return
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({ connectionString: databaseUrl, max: 1, supervise: false, schedule: false })
  await boss.start()
  try {
    await createQueues(boss)
  } finally {
    await boss.stop({ graceful: false, close: true })
  }
}

/** Makes every job's queue, and brings one that an earlier version made to this version's settings. */
export async function createQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(DEAD_LETTER, { retentionSeconds: DEAD_LETTERS_KEPT_SECONDS })
  for (const name of jobNames) {
    const settings = settingsOf(name)
    await boss.createQueue(name, { policy: jobs[name].policy, ...settings })
    await boss.updateQueue(name, settings)
  }
}

function settingsOf(name: JobName) {
  const { cron: _, missed: __, policy: ___, data: ____, ...settings } = jobs[name]
  return { ...settings, deadLetter: DEAD_LETTER }
}

async function areInstalled(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query("SELECT to_regclass('pgboss.queue') IS NOT NULL AS there")
    if (!rows[0]?.there) return false
    const names = [DEAD_LETTER, ...jobNames]
    const found = await client.query('SELECT FROM pgboss.queue WHERE name = ANY ($1)', [names])
    return found.rowCount === names.length
  } finally {
    await client.end()
  }
}
