import { describe, expect, it } from 'vitest'
import { DEAD_LETTER, jobNames, jobs } from '#lib/jobs/jobs.ts'

const HOUR = 3_600
const rows = jobNames.map((name) => [name, jobs[name]] as const)
/** The seconds from the first try to the last one. */
const triedFor = ({ retryLimit, retryDelay, retryBackoff }: (typeof jobs)[keyof typeof jobs]) =>
  Array.from({ length: retryLimit }, (_, at) => retryDelay * (retryBackoff ? 2 ** at : 1)).reduce(
    (a, b) => a + b,
    0,
  )

describe('every job', () => {
  it('has a name of its own, which is not that of the dead letters', () =>
    expect(jobNames).not.toContain(DEAD_LETTER))

  it.each(rows)('%s is tried again, and not given up while it waits for its last try', (_name, job) => {
    expect(job.retryLimit).toBeGreaterThan(0)
    expect(job.retentionSeconds).toBeGreaterThan(triedFor(job) + job.expireInSeconds)
  })

  it.each(rows.filter(([, { cron }]) => cron !== null))(
    '%s, by the clock, needs nothing told and runs alone',
    (_name, job) => {
      expect(job.data.safeParse(null).success).toBe(true)
      expect(job.data.safeParse({ articleId: 1 }).success).toBe(false)
      expect(job.policy).not.toBe('standard')
      expect(job.cron).toMatch(/^(\*(\/5)? \*|\d{1,2} (\*|[0-6])) \* \* (\*|[0-6])$/)
    },
  )

  it('by the clock has a minute of its own, unless it runs each minute: they do not all begin at once', () => {
    const eachMinute = rows.filter(([, { cron }]) => cron === '* * * * *').map(([name]) => name)
    expect(eachMinute).toEqual([
      'hot-lists',
      'publish-scheduled',
      'take-down-expired',
      'find-related',
      'case-clocks',
    ])
    const others = rows.filter(([name]) => !eachMinute.includes(name))
    const minutes = others.flatMap(([, { cron }]) => (cron === null ? [] : [cron.split(' ')[0]]))
    expect(new Set(minutes).size).toBe(minutes.length)
  })
})

describe('the check of what readers see', () => {
  const check = jobs['check-public-state']

  it('is told which article, and nothing that is none', () => {
    expect(check.data.safeParse({ articleId: 7 }).success).toBe(true)
    for (const wrong of [null, {}, { articleId: 0 }, { articleId: '7' }, { articleId: 1.5 }])
      expect(check.data.safeParse(wrong).success).toBe(false)
  })

  it('is tried for about half an hour: longer than a restart takes, and short enough to tell somebody', () => {
    expect(triedFor(check)).toBeGreaterThan(HOUR / 4)
    expect(triedFor(check)).toBeLessThan(HOUR)
  })
})
