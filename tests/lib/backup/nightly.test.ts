import { readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { backUpInto, newestBackup } from '#lib/backup/nightly.ts'
import { checkBackup } from '#lib/backup/restore-backup.ts'
import { completeConfig } from '#lib/config.ts'
import { pool } from '#lib/db/client.ts'
import { startJobs, stopJobs } from '#lib/job-runner/job-runner.ts'
import { watchBackups } from '#lib/metrics/backup-metrics.ts'
import { metricsRegistry } from '#lib/metrics/registry.ts'
import { aBackupFolder } from '../../support/backups.ts'

const here = () => process.env.DATABASE_URL ?? ''
const old = (day: number) => `citysite-202611${String(day).padStart(2, '0')}-021000.backup.zst`

it('a nightly backup replaces the oldest one and no file of another name', async () => {
  const folder = await aBackupFolder()
  const others = ['notes.txt', 'citysite-20260101-021000.backup.zst.bak', `${old(2)}.77.part`]
  for (const name of [...others, `${old(1)}.4711.part`, old(1), old(2), old(3)])
    await writeFile(join(folder, name), '')
  await utimes(join(folder, `${old(1)}.4711.part`), 1, 1)
  expect((await newestBackup(folder))?.toISOString()).toBe('2026-11-02T18:10:00.000Z')

  const { path, removed } = await backUpInto(here(), folder, 2)
  expect(removed).toEqual([old(1), old(2)])
  expect((await readdir(folder)).sort()).toEqual([...others, old(3), path.slice(folder.length + 1)].sort())
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(Date.now() - ((await newestBackup(folder))?.getTime() ?? 0)).toBeLessThan(60_000)
  await checkBackup(path)
})

it('one that fails removes none', async () => {
  const folder = await aBackupFolder()
  await writeFile(join(folder, old(1)), '')
  await writeFile(join(folder, old(2)), '')
  await expect(backUpInto('postgresql://127.0.0.1:1/none', folder, 1)).rejects.toThrow()
  expect((await readdir(folder)).sort()).toEqual([old(1), old(2)])
})

it('is scheduled where BACKUP_DIR says, for the night in Shanghai, and its age is a metric', async () => {
  const folder = join(await aBackupFolder(), 'made', 'here')
  completeConfig({ backupDir: folder, backupKeep: 2 })
  const age = () => metricsRegistry().getSingleMetricAsString('citysite_backup_age_seconds')
  watchBackups(() => newestBackup(folder))
  expect(await age()).toMatch(/ \+Inf$/)
  await pool().query("INSERT INTO pgboss.job (name, policy) VALUES ('back-up', 'exclusive')")
  await startJobs()
  try {
    const { rows } = await pool().query("SELECT cron, timezone FROM pgboss.schedule WHERE name = 'back-up'")
    expect(rows).toEqual([{ cron: '10 2 * * *', timezone: 'Asia/Shanghai' }])
    await expect.poll(age, { timeout: 60_000, interval: 500 }).toMatch(/ \d{1,2}(\.\d+)?$/)
    expect(await readdir(folder)).toHaveLength(1)
  } finally {
    await stopJobs()
  }
}, 90_000)
