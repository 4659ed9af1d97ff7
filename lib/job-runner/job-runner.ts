import type pg from 'pg'
import { type ConstructorOptions, PgBoss } from 'pg-boss'
import { newestBackup } from '../backup/nightly.ts'
import { config } from '../config.ts'
import { WatchedClient } from '../db/watched-client.ts'
import { type JobData, type JobName, jobNames, jobs } from '../jobs/jobs.ts'
import { watchBackups } from '../metrics/backup-metrics.ts'
import { jobMetrics, watchDeadLetters } from '../metrics/job-metrics.ts'
import { processSingleton } from '../process-singleton.ts'
import { reportFailure } from '../report.ts'
import { announceTheArticle } from './announce-article-job.ts'
import { auditTheCounters } from './audit-counters-job.ts'
import { backUpTheDatabase } from './back-up-job.ts'
import { keepTheCaseParties, runTheCaseClocks } from './case-clocks-job.ts'
import { checkPublicState } from './check-public-state-job.ts'
import { keepTheContributors, tellTheContributor } from './contribution-jobs.ts'
import { deadLetters } from './dead-letters.ts'
import { deleteTheExpiredIdentities } from './delete-expired-identities-job.ts'
import { enterTheArticlesInSearch } from './enter-in-search-job.ts'
import { findTheRelated } from './find-related-job.ts'
import { fingerprintTheArticles } from './fingerprint-articles-job.ts'
import { forgetTheForms } from './forget-forms-job.ts'
import { forgetTheSignIns } from './forget-sign-ins-job.ts'
import { forgetTheUnsavedTexts } from './forget-unsaved-texts-job.ts'
import { forgetTheVisitors } from './forget-visitors-job.ts'
import { updateTheHotLists } from './hot-lists-job.ts'
import { doImportRun } from './import-run-job.ts'
import { createQueues } from './install-jobs.ts'
import { listTheArticles } from './list-articles-job.ts'
import { backUpTheMedia, sweepTheMediaFiles } from './media-file-jobs.ts'
import { fetchTheMedia, forgetTheUploads, makeTheRenditions } from './media-jobs.ts'
import { publishTheScheduled } from './publish-scheduled-job.ts'
import { refreshFront } from './refresh-front-job.ts'
import { refreshPolicies } from './refresh-policies-job.ts'
import { sendTheDueMail, sendTheMail } from './send-mail-job.ts'
import { takeDownTheExpired } from './take-down-expired-job.ts'
import { watchTheSources } from './watch-sources-job.ts'

/** What each job does. */
const handlers: { [N in JobName]: (data: JobData<N>) => Promise<void> } = {
  'audit-counters': auditTheCounters,
  'forget-visitors': forgetTheVisitors,
  'forget-sign-ins': forgetTheSignIns,
  'delete-expired-identities': deleteTheExpiredIdentities,
  'forget-forms': forgetTheForms,
  'forget-unsaved-texts': forgetTheUnsavedTexts,
  'hot-lists': updateTheHotLists,
  'publish-scheduled': publishTheScheduled,
  'take-down-expired': takeDownTheExpired,
  'find-related': findTheRelated,
  'case-clocks': runTheCaseClocks,
  'keep-case-parties': keepTheCaseParties,
  'fingerprint-articles': fingerprintTheArticles,
  'list-articles': listTheArticles,
  'enter-in-search': enterTheArticlesInSearch,
  'watch-sources': watchTheSources,
  'back-up': backUpTheDatabase,
  'back-up-media': backUpTheMedia,
  'sweep-media-files': sweepTheMediaFiles,
  'check-public-state': checkPublicState,
  'announce-article': announceTheArticle,
  'tell-contributor': tellTheContributor,
  'keep-contributors': keepTheContributors,
  'import-run': doImportRun,
  'forget-uploads': forgetTheUploads,
  'make-renditions': makeTheRenditions,
  'fetch-media': fetchTheMedia,
  'refresh-front': refreshFront,
  'refresh-policies': refreshPolicies,
  'send-mail': sendTheMail,
  'send-due-mail': sendTheDueMail,
}

/** How an instance looks for jobs: for those by the clock now and then, for those that are sent by tens, and at once for
 *  more as long as there are ten. */
const scheduled = { pollingIntervalSeconds: 10, batchSize: 1, perJobResults: true } as const
const sent = {
  pollingIntervalSeconds: 2,
  batchSize: 10,
  burstWhenBatchFull: true,
  perJobResults: true,
} as const
/** Long ones, one after the other: another instance may take what waits. */
const long = {
  pollingIntervalSeconds: 2,
  batchSize: 1,
  burstWhenBatchFull: true,
  perJobResults: true,
} as const
/** Done by those instances alone that have BACKUP_DIR. */
const ofBackups: readonly JobName[] = ['back-up', 'back-up-media']
const longJobs: readonly JobName[] = ['import-run', 'make-renditions', 'fetch-media']
const STOP_WITHIN_MS = 2_000

const holder = () => processSingleton('jobs', (): { boss: PgBoss | null } => ({ boss: null }))

/** Starts doing jobs in this process; pg-boss keeps them in its own schema of the same database. */
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
  await createQueues(boss)
  // After a night that the machine was off there may be periods that are over, and keys older than they should be: sent before
  // anybody looks for jobs, it is done at once.
  await boss.send('case-clocks')
  await boss.send('forget-visitors')
  await boss.send('forget-forms')
  await boss.send('fingerprint-articles')
  await boss.send('list-articles')
  await boss.send('enter-in-search')
  const { backupDir } = config()
  if (backupDir !== undefined) watchBackups(() => newestBackup(backupDir))
  watchDeadLetters(deadLetters)
  const own = jobNames.filter((name) => !ofBackups.includes(name) || backupDir !== undefined)
  // All before the first one looks for jobs, as they share two connections.
  for (const name of own) await schedule(boss, name)
  for (const name of own) await work(boss, name)
}

async function schedule(boss: PgBoss, name: JobName): Promise<void> {
  const { cron, missed } = jobs[name]
  if (cron !== null) await boss.schedule(name, cron, null, { tz: 'Asia/Shanghai', missed })
}

async function work<N extends JobName>(boss: PgBoss, name: N): Promise<void> {
  const way = jobs[name].cron !== null ? scheduled : longJobs.includes(name) ? long : sent
  await boss.work(name, way, async (batch) => {
    const results = []
    for (const { id, data } of batch) results.push({ id, ...(await done(name, data)) })
    return results
  })
}

/** Does one job. pg-boss notes a failure in its own table; whoever watches over the portal reads the log and the metrics. */
async function done<N extends JobName>(
  name: N,
  data: unknown,
): Promise<{ status: 'completed' | 'failed'; output?: { message: string } }> {
  try {
    // The schema of this very job.
    await handlers[name](jobs[name].data.parse(data ?? null) as JobData<N>)
    jobMetrics().succeeded(name)
    return { status: 'completed' }
  } catch (error) {
    reportFailure(error, `the job ${name} failed`)
    return { status: 'failed', output: { message: String(error) } }
  }
}

/** Some of pg-boss's errors are plain objects with an error's fields. */
function asError(error: unknown): unknown {
  if (error instanceof Error || typeof error !== 'object' || error === null || !('message' in error))
    return error
  return Object.assign(new Error(String(error.message)), error)
}

/** Lets the jobs that run come to their end, for a few seconds, and takes no others. */
export async function stopJobs(): Promise<void> {
  const { boss } = holder()
  holder().boss = null
  await boss?.stop({ graceful: true, close: true, timeout: STOP_WITHIN_MS })
}
