import { describe, expect, it } from 'vitest'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import type { HotPeriod } from '#lib/db/generated/enums.ts'
import { hotArticles, hotInFrame } from '#lib/hot/read-hot.ts'
import { updateHotLists } from '#lib/hot/update-hot-lists.ts'
import { aChiefEditor, aCity, aFederationReport, aPolicy, type Seen } from '../../support/cast.ts'
import { purgedTags } from '../../support/purged-tags.ts'

/** Half past ten in the morning of a Friday in Shanghai. */
const now = new Date('2026-11-27T02:30:00Z')
const HOUR_MS = 3_600_000
const hoursAgo = (hours: number) => new Date(Math.floor(now.getTime() / HOUR_MS - hours) * HOUR_MS)

/** Views as they were counted in the hour that began so many hours before this one. */
async function views(articleId: number, hours: number, human: number) {
  const [hour, counter] = [hoursAgo(hours), { articleId, total: human }]
  await db().viewHour.create({ data: { articleId, hour, human } })
  await db().viewCounter.upsert({
    where: { articleId },
    create: counter,
    update: { total: { increment: human } },
  })
}

async function list(period: HotPeriod, cityId: number | null = null) {
  return (await hotArticles(period, { cityId, limit: 100 })).map(({ id, views }) => [id, views])
}

/** An article of 乐从 of last month, one of 大良 of today, one that nobody has read. */
async function threeArticles() {
  await aPolicy()
  const daliang = await aCity('daliang', '大良')
  const old = await aFederationReport()
  const fresh = await aFederationReport({ cityId: daliang.id, title: '大良今日开街' })
  const unread = await aFederationReport({ title: '无人阅读' })
  await views(old.id, 24 * 40, 1_000)
  await views(old.id, 24 * 20, 60)
  await views(old.id, 30, 5)
  await views(old.id, 1, 2)
  await views(fresh.id, 2, 7)
  await views(fresh.id, 0, 3)
  return { old, fresh, unread, lecong: (await aCity()).id, daliang: daliang.id }
}

describe('the hot lists', () => {
  it('add up 24 hours, 7 and 30 days and all, of the site and of each city', async () => {
    const { old, fresh, lecong, daliang } = await threeArticles()
    await updateHotLists(now)
    expect(await list('day')).toEqual([
      [fresh.id, 10],
      [old.id, 2],
    ])
    expect(await list('week')).toEqual([
      [fresh.id, 10],
      [old.id, 7],
    ])
    expect(await list('month')).toEqual([
      [old.id, 67],
      [fresh.id, 10],
    ])
    expect(await list('all')).toEqual([
      [old.id, 1_067],
      [fresh.id, 10],
    ])
    expect(await list('month', lecong)).toEqual([[old.id, 67]])
    expect(await list('month', daliang)).toEqual([[fresh.id, 10]])
  })

  it('follow each minute without adding up the past again, and in the next hour and day with it', async () => {
    const { old, fresh, unread } = await threeArticles()
    expect(await updateHotLists(now)).toEqual({ wasAddedUp: true, moved: true })
    await views(unread.id, 0, 4)
    expect(await updateHotLists(now)).toEqual({ wasAddedUp: false, moved: true })
    const byNow = [
      [fresh.id, 10],
      [unread.id, 4],
      [old.id, 2],
    ]
    expect(await list('day')).toEqual(byNow)
    const later = (hours: number) => new Date(now.getTime() + hours * HOUR_MS)
    expect((await updateHotLists(later(1))).wasAddedUp).toBe(true)
    expect(await list('day')).toEqual(byNow)
    // What was viewed one hour before is 25 hours old: past the day, within the week.
    await updateHotLists(later(24))
    expect(await list('day')).toEqual([])
    expect(await list('week')).toEqual([
      [fresh.id, 10],
      [old.id, 7],
      [unread.id, 4],
    ])
    await updateHotLists(later(24 * 7))
    expect(await list('week')).toEqual([])
    expect(await list('month')).toEqual([
      [old.id, 67],
      [fresh.id, 10],
      [unread.id, 4],
    ])
    expect(await db().viewWindow.groupBy({ by: ['hour'] })).toHaveLength(1)
  })

  it('purge pages when an order changed, not for more views in the same order', async () => {
    const { fresh } = await threeArticles()
    // Also for the cities' lists when those of the site, which come last, fail.
    await db().$executeRaw`ALTER TABLE hot_article ADD CONSTRAINT of_cities CHECK (city_id IS NOT NULL)`
    try {
      expect(await purgedTags(() => expect(updateHotLists(now)).rejects.toThrow('of_cities'))).toEqual([
        ['hot'],
      ])
    } finally {
      await db().$executeRaw`ALTER TABLE hot_article DROP CONSTRAINT of_cities`
    }
    expect(await purgedTags(() => updateHotLists(now))).toEqual([['hot']])
    await db().viewHour.updateMany({ where: { articleId: fresh.id, hour: hoursAgo(0) }, data: { human: 4 } })
    expect(await purgedTags(() => updateHotLists(now))).toEqual([])
    expect((await list('day'))[0]).toEqual([fresh.id, 11])
  })

  it('never name a removed article, from the commit on, and take the next one in its place', async () => {
    const { old, fresh } = await threeArticles()
    await updateHotLists(now)
    expect((await hotInFrame()).map(({ id }) => id)).toContain(fresh.id)
    await takeDown(fresh)
    // What every page is made with from now on.
    expect((await hotInFrame()).map(({ id }) => id)).toEqual([old.id])
    for (const period of ['day', 'week', 'month', 'all'] as const)
      expect((await list(period)).map(([id]) => id)).toEqual([old.id])
    await updateHotLists(now)
    expect(await db().hotArticle.count({ where: { articleId: fresh.id } })).toBe(0)
    expect(await db().hotArticle.findMany({ where: { period: 'day', cityId: null } })).toMatchObject([
      { rank: 1, articleId: old.id },
    ])
  })
})

async function takeDown(seen: Seen) {
  await takeDownArticle(await aChiefEditor(), { ...seen, reason: 'copyright', note: '来函' })
}
