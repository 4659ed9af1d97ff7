import { beforeEach, describe, expect, it } from 'vitest'
import { watchBackups } from '#lib/metrics/backup-metrics.ts'
import { watchDeadLetters } from '#lib/metrics/job-metrics.ts'
import { watchPageCache } from '#lib/metrics/page-cache-metrics.ts'
import { metricsRegistry, metricsText, readMetricsBy } from '#lib/metrics/registry.ts'
import { viewMetrics } from '#lib/metrics/view-metrics.ts'
import { watchWorkers } from '#lib/metrics/worker-metrics.ts'
import { PageCache } from '#lib/page-cache/page-cache.ts'

const registry = metricsRegistry()
const valuesOf = async (name: string) => {
  const metric = await registry.getSingleMetric(name)?.get()
  return Object.fromEntries(
    metric?.values.map(({ labels, value }) => [Object.values(labels).join(), value]) ?? [],
  )
}

const cache = new PageCache({ origin: () => {} })
const letters = { found: [{ job: 'back-up', number: 2 }], fails: false }
const backup = { at: null as Date | null, fails: false }
const workers = { serving: 2, spare: 1 }
// The cache asks it one thing alone.
const channel = { isOpen: true } as Parameters<typeof watchPageCache>[1]

watchPageCache(cache, channel)
watchWorkers(() => workers)
watchDeadLetters(async () => {
  if (letters.fails) throw new Error('no database')
  return letters.found
})
watchBackups(async () => {
  if (backup.fails) throw new Error('no folder')
  return backup.at
})
beforeEach(() => {
  Object.assign(backup, { at: null, fails: false })
  Object.assign(letters, { fails: false })
})

describe('what operators read', () => {
  it('has a name of ours, a unit where it is one, and a sentence that explains it', async () => {
    viewMetrics()
    const own = (await registry.getMetricsAsJSON()).filter(({ name }) => name.startsWith('citysite_'))
    expect(own.length).toBeGreaterThan(12)
    for (const { name, help, type } of own) {
      expect(name).toMatch(/^citysite_[a-z]+(_[a-z]+)*$/)
      expect(help, name).toMatch(/^\S.{10,}\.$/)
      expect(String(type) === 'counter', `${name}: a total is a counter and a counter a total`).toBe(
        name.endsWith('_total'),
      )
    }
  })

  it('is of all processes where there are several, once a worker was told how', async () => {
    expect(await metricsText()).toContain('# HELP citysite_workers')
    readMetricsBy(async () => 'all of them')
    expect(await metricsText()).toBe('all of them')
    readMetricsBy(() => registry.metrics())
  })
})

describe('the figures of the page cache', () => {
  it('are those of the cache at the moment of asking, however often one asks', async () => {
    cache.counts.hit += 3
    cache.counts.purge += 1
    for (let times = 0; times < 2; times++) {
      expect(await valuesOf('citysite_page_cache_requests_total')).toEqual({
        hit: 3,
        miss: 0,
        joined: 0,
        bypass: 0,
        pass: 0,
      })
      expect(await valuesOf('citysite_page_cache_events_total')).toEqual({ purge: 1, refresh: 0 })
    }
  })

  it('tell whether purges arrive, and of several processes whether they do in all', async () => {
    expect(await valuesOf('citysite_page_cache_open')).toEqual({ '': 1 })
    Object.assign(channel, { isOpen: false })
    expect(await valuesOf('citysite_page_cache_open')).toEqual({ '': 0 })
    const aggregators = Object.fromEntries(
      (await registry.getMetricsAsJSON()).map(({ name, aggregator }) => [name, aggregator]),
    )
    expect(aggregators).toMatchObject({ citysite_page_cache_open: 'min', citysite_page_cache_bytes: 'sum' })
  })
})

describe('the age of the newest backup', () => {
  it('grows from its time on', async () => {
    backup.at = new Date(Date.now() - 3_600_000)
    expect((await valuesOf('citysite_backup_age_seconds'))['']).toBeCloseTo(3_600, -1)
  })

  it('is infinite where there is none or nobody can look, so that an alarm for an old one rings', async () => {
    expect(await valuesOf('citysite_backup_age_seconds')).toEqual({ '': Number.POSITIVE_INFINITY })
    backup.fails = true
    expect(await valuesOf('citysite_backup_age_seconds')).toEqual({ '': Number.POSITIVE_INFINITY })
  })
})

it('every job has a number of dead letters, 0 where there are none or the database does not answer', async () => {
  expect(await valuesOf('citysite_job_dead_letters')).toMatchObject({ 'back-up': 2, 'check-public-state': 0 })
  letters.fails = true
  expect(await valuesOf('citysite_job_dead_letters')).toMatchObject({ 'back-up': 0, 'check-public-state': 0 })
})

it('workers are counted by what they do', async () => {
  expect(await valuesOf('citysite_workers')).toEqual({ serving: 2, spare: 1 })
})

describe('a batch of views', () => {
  const figures = () => registry.getSingleMetricAsString('citysite_view_batch_seconds')

  it('is timed by whether it was stored, and passes on what its writing gives or throws', async () => {
    expect(await viewMetrics().timeBatch(3, async () => 'stored')).toBe('stored')
    await expect(viewMetrics().timeBatch(3, () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
    for (const result of ['stored', 'failed'])
      expect(await figures()).toContain(`citysite_view_batch_seconds_count{result="${result}"} 1`)
  })
})
