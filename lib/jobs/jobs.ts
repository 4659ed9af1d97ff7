import type pg from 'pg'
import { type ConstructorOptions, PgBoss, type QueueOptions, type QueuePolicy } from 'pg-boss'
import { newestBackup } from '../backup/nightly.ts'
import { config } from '../config.ts'
import { WatchedClient } from '../db/watched-client.ts'
import { watchBackups } from '../metrics/backup-metrics.ts'
import { jobMetrics } from '../metrics/job-metrics.ts'
import { processSingleton } from '../process-singleton.ts'
import { reportFailure } from '../report.ts'
import { auditTheCounters } from './audit-counters-job.ts'
import { backUpTheDatabase } from './back-up-job.ts'
import { forgetTheSignIns } from './forget-sign-ins-job.ts'
import { forgetTheVisitors } from './forget-visitors-job.ts'

type Job = {
  name: string
  cron: string
  run: () => Promise<void>
  queue?: QueueOptions & { policy: QueuePolicy }
  /** Whether it is done at the next start when the machine was off at its time. */
  missed?: 'once' | 'skip'
}

/** What runs by the clock of Asia/Shanghai, each once however many processes there are. */
const scheduled: readonly Job[] = [
  { name: 'audit-counters', cron: '30 3 * * *', run: auditTheCounters },
  { name: 'forget-visitors', cron: '7 * * * *', run: forgetTheVisitors },
  { name: 'forget-sign-ins', cron: '37 * * * *', run: forgetTheSignIns },
]

/** Done by those instances alone that have a folder for it; by the morning it is too late for what nobody took. */
const backup: Job = {
  name: 'back-up',
  cron: '10 2 * * *',
  run: backUpTheDatabase,
  queue: { policy: 'exclusive', expireInSeconds: 4 * 3_600, retentionSeconds: 8 * 3_600 },
  missed: 'once',
}

const STOP_WITHIN_MS = 2_000

const holder = () => processSingleton('jobs', (): { boss: PgBoss | null } => ({ boss: null }))

/** Starts the process's jobs; pg-boss keeps them in its own schema of the same database. */
export async function startJobs(): Promise<void> {
  // It hands to its pool what it does not know itself.
  const options: ConstructorOptions & pg.PoolConfig = {
    Client: WatchedClient,
    connectionString: config().databaseUrl ?? '',
    application_name: 'citysite-jobs',
    max: 2,
    // A minute late is early enough for what runs by the hour.
    cronMonitorIntervalSeconds: 30,
  }
  const boss = new PgBoss(options)
  boss.on('error', (error) => reportFailure(asError(error), 'the jobs met an error'))
  holder().boss = boss
  await boss.start()
  for (const job of scheduled) await schedule(boss, job)
  const { backupDir } = config()
  if (backupDir !== undefined) {
    watchBackups(() => newestBackup(backupDir))
    await schedule(boss, backup)
  }
  // After a night that the machine was off there may be keys older than they should be.
  await boss.send('forget-visitors')
}

async function schedule(boss: PgBoss, { name, cron, run, queue, missed = 'skip' }: Job): Promise<void> {
  await boss.createQueue(name, { policy: 'singleton', retryLimit: 2, retryDelay: 60, ...queue })
  await boss.schedule(name, cron, null, { tz: 'Asia/Shanghai', missed })
  await boss.work(name, { pollingIntervalSeconds: 10 }, () => reported(name, run))
}

/** Some of pg-boss's errors are plain objects with an error's fields. */
function asError(error: unknown): unknown {
  if (error instanceof Error || typeof error !== 'object' || error === null || !('message' in error))
    return error
  return Object.assign(new Error(String(error.message)), error)
}

/** pg-boss notes a failed run in its own table; whoever watches over the portal reads the log and the metrics. */
async function reported(name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run()
    jobMetrics().succeeded(name)
  } catch (error) {
    reportFailure(error, `the job ${name} failed`)
    throw error
  }
}

/** Lets the job that runs come to its end, for a few seconds, and takes no other. */
export async function stopJobs(): Promise<void> {
  const { boss } = holder()
  holder().boss = null
  await boss?.stop({ graceful: true, close: true, timeout: STOP_WITHIN_MS })
}
