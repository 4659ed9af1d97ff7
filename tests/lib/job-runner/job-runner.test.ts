import { PgBoss } from 'pg-boss'
import { describe, expect, it } from 'vitest'
import { db, pool } from '#lib/db/client.ts'
import { auditTheCounters } from '#lib/job-runner/audit-counters-job.ts'
import { startJobs, stopJobs } from '#lib/job-runner/job-runner.ts'
import { metricsRegistry } from '#lib/metrics/registry.ts'
import { aFederationReport } from '../../support/cast.ts'

describe('startJobs', () => {
  it('schedules each job at its time in Shanghai, and forgets at once', async () => {
    const old = new Date(Date.now() - 3 * 86_400_000)
    await db().viewSalt.create({ data: { day: old, salt: Buffer.alloc(32) } })
    await startJobs()
    try {
      const { rows } = await pool().query('SELECT name, cron, timezone FROM pgboss.schedule ORDER BY name')
      expect(rows).toEqual([
        { name: 'audit-counters', cron: '30 3 * * *', timezone: 'Asia/Shanghai' },
        { name: 'case-clocks', cron: '* * * * *', timezone: 'Asia/Shanghai' },
        { name: 'delete-expired-identities', cron: '17 * * * *', timezone: 'Asia/Shanghai' },
        { name: 'find-related', cron: '* * * * *', timezone: 'Asia/Shanghai' },
        { name: 'forget-forms', cron: '57 * * * *', timezone: 'Asia/Shanghai' },
        { name: 'forget-sign-ins', cron: '37 * * * *', timezone: 'Asia/Shanghai' },
        { name: 'forget-unsaved-texts', cron: '50 3 * * *', timezone: 'Asia/Shanghai' },
        { name: 'forget-uploads', cron: '47 * * * *', timezone: 'Asia/Shanghai' },
        { name: 'forget-visitors', cron: '7 * * * *', timezone: 'Asia/Shanghai' },
        { name: 'hot-lists', cron: '* * * * *', timezone: 'Asia/Shanghai' },
        { name: 'keep-case-parties', cron: '33 3 * * *', timezone: 'Asia/Shanghai' },
        { name: 'keep-contributors', cron: '27 3 * * *', timezone: 'Asia/Shanghai' },
        { name: 'publish-scheduled', cron: '* * * * *', timezone: 'Asia/Shanghai' },
        { name: 'send-due-mail', cron: '*/5 * * * *', timezone: 'Asia/Shanghai' },
        { name: 'sweep-media-files', cron: '40 4 * * 0', timezone: 'Asia/Shanghai' },
        { name: 'take-down-expired', cron: '* * * * *', timezone: 'Asia/Shanghai' },
        { name: 'watch-sources', cron: '23 * * * *', timezone: 'Asia/Shanghai' },
      ])
      await expect.poll(() => db().viewSalt.count(), { timeout: 15_000 }).toBe(0)
      const succeeded = () =>
        metricsRegistry().getSingleMetricAsString('citysite_job_last_success_timestamp_seconds')
      await expect.poll(succeeded).toMatch(/\{job="forget-visitors"\} \d{10}/)
    } finally {
      await stopJobs()
    }
  })

  it('starts again over its own tables, and stops twice without harm', async () => {
    await startJobs()
    await stopJobs()
    await stopJobs()
  })
})

describe('the nightly audit', () => {
  it('exports how many counters are not the sum of their parts', async () => {
    const { id } = await aFederationReport()
    const figure = () => metricsRegistry().getSingleMetricAsString('citysite_view_counter_mismatches')
    await auditTheCounters()
    expect(await figure()).toMatch(/ 0$/)
    await db().viewCounter.upsert({
      where: { articleId: id },
      create: { articleId: id, total: 5 },
      update: { total: 5 },
    })
    await auditTheCounters()
    expect(await figure()).toMatch(/ 1$/)
  })
})

describe('a job', () => {
  it('the nightly one audits', async () => {
    const { id } = await aFederationReport()
    await db().viewCounter.upsert({
      where: { articleId: id },
      create: { articleId: id, total: 5 },
      update: { total: 5 },
    })
    await startJobs()
    const boss = new PgBoss({ connectionString: process.env.DATABASE_URL ?? '' })
    await boss.start()
    try {
      await boss.send('audit-counters')
      await expect
        .poll(() => metricsRegistry().getSingleMetricAsString('citysite_view_counter_mismatches'), {
          timeout: 15_000,
        })
        .toMatch(/ 1$/)
    } finally {
      await boss.stop({ graceful: false, close: true })
      await stopJobs()
    }
  })

  it('that fails is tried again', async () => {
    await pool().query('ALTER TABLE view_salt RENAME TO view_salt_away')
    try {
      await startJobs()
      const tried = () =>
        pool().query("SELECT 1 FROM pgboss.job WHERE name = 'forget-visitors' AND state = 'retry'")
      await expect.poll(async () => (await tried()).rowCount, { timeout: 15_000 }).toBe(1)
      expect(
        await metricsRegistry().getSingleMetricAsString('citysite_job_last_success_timestamp_seconds'),
      ).not.toContain('forget-sign-ins')
    } finally {
      await stopJobs()
      await pool().query('ALTER TABLE view_salt_away RENAME TO view_salt')
    }
  })
})
