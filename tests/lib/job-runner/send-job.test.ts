import { PgBoss } from 'pg-boss'
import { describe, expect, it } from 'vitest'
import { publish } from '#lib/articles/publish.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { pool } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { deadLetters } from '#lib/job-runner/dead-letters.ts'
import { installJobs } from '#lib/job-runner/install-jobs.ts'
import { startJobs, stopJobs } from '#lib/job-runner/job-runner.ts'
import { jobNames } from '#lib/jobs/jobs.ts'
import { sendJob } from '#lib/jobs/send-job.ts'
import { metricsRegistry } from '#lib/metrics/registry.ts'
import { aChiefEditor, aDraft, aFederationReport, aSystem } from '../../support/cast.ts'

type Row = { id: string; name: string; data: unknown; state: string }

const waiting = async () =>
  (await pool().query<Row>("SELECT * FROM pgboss.job WHERE name = 'check-public-state'")).rows

describe('a job that is sent in a transaction', () => {
  it('is the very row that pg-boss writes itself', async () => {
    const boss = new PgBoss({ connectionString: process.env.DATABASE_URL ?? '', max: 1, supervise: false })
    await boss.start()
    try {
      await boss.send('check-public-state', { articleId: 7 })
      await transaction((tx) => sendJob(tx, 'check-public-state', { articleId: 7 }))
    } finally {
      await boss.stop({ graceful: false, close: true })
    }
    const [one, other] = (await waiting()).map(({ id: _, ...row }) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, value instanceof Date ? 'a moment' : value]),
      ),
    )
    expect(other).toEqual(one)
    expect(one).toMatchObject({
      retry_limit: 6,
      retry_delay: 30,
      retry_backoff: true,
      dead_letter: 'dead-letter',
    })
  })

  it('is there with the commit of a verb, and not before', async () => {
    const seen = await aDraft()
    await transaction(async (tx) => {
      await publish(tx, aSystem, seen)
      expect(await waiting()).toEqual([])
    })
    expect(await waiting()).toMatchObject([{ data: { articleId: seen.id }, state: 'created' }])
  })

  it('is not there where the verb is rolled back', async () => {
    const seen = await aDraft()
    const failing = transaction(async (tx) => {
      await publish(tx, aSystem, seen)
      throw new Error('the machine is switched off')
    })
    await expect(failing).rejects.toThrow('switched off')
    expect(await waiting()).toEqual([])
  })

  it('is refused where its data are not those of the job', async () => {
    const wrong = transaction((tx) => sendJob(tx, 'check-public-state', { articleId: 0 }))
    await expect(wrong).rejects.toThrow()
    expect(await waiting()).toEqual([])
  })

  it('is one for each change that readers see', async () => {
    const report = await aFederationReport()
    await takeDownArticle(await aChiefEditor(), { ...report, reason: 'copyright', note: '来函' })
    expect(await waiting()).toHaveLength(2)
  })
})

describe('a job that fails at each of its tries', () => {
  it('becomes a dead letter, which the metrics count by its name', async () => {
    const { id } = await aFederationReport()
    await pool().query('UPDATE pgboss.job SET retry_limit = 0')
    // Nothing listens where the job asks: whatever it was promised, it is not answered.
    await startJobs()
    try {
      await expect.poll(deadLetters, { timeout: 20_000 }).toEqual([{ job: 'check-public-state', number: 1 }])
      const metric = await metricsRegistry().getSingleMetricAsString('citysite_job_dead_letters')
      expect(metric).toContain('{job="check-public-state"} 1')
      expect(metric).toContain('{job="back-up"} 0')
      const { rows } = await pool().query("SELECT data FROM pgboss.job WHERE name = 'dead-letter'")
      expect(rows).toEqual([{ data: { articleId: id } }])
    } finally {
      await stopJobs()
    }
  })
})

describe('the queues', () => {
  it('are made once, also in a database that never had any', async () => {
    await pool().query('DROP SCHEMA pgboss CASCADE')
    const url = process.env.DATABASE_URL ?? ''
    await installJobs(url)
    await installJobs(url)
    const { rows } = await pool().query('SELECT name FROM pgboss.queue ORDER BY name')
    const names = rows.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['dead-letter', ...jobNames]))
  })
})
