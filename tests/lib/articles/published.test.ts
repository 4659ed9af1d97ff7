import { describe, expect, it } from 'vitest'
import { readPublished } from '#lib/articles/published.ts'
import { db, pool } from '#lib/db/client.ts'
import { visitShareLink } from '#lib/share/visit.ts'
import { aCity, aDraft, aFederationReport } from '../../support/cast.ts'
import { listPublished } from '../../support/list-published.ts'

/** `count` published articles written straight into the table, `perDay` of them at the same moment. */
async function manyArticles(count: number, cityId: number, perDay = 3) {
  await pool().query(
    `INSERT INTO article (status, origin, title, body, city_id, published_at)
     SELECT 'published', 'original', '第' || n || '篇', '{"type":"doc","content":[]}', $2, timestamptz '2024-01-01 00:00+08' + (n / $3::int) * interval '1 day'
     FROM generate_series(1, $1) n`,
    [count, cityId, perDay],
  )
}

describe('the list of published articles', () => {
  it('pages through all articles, newest first, each once, also where many have the same time', async () => {
    const { id } = await aCity()
    await manyArticles(47, id)
    const seen: number[] = []
    for (let olderThan: string | null | undefined; olderThan !== null; ) {
      const page = await listPublished({ limit: 10, ...(olderThan ? { olderThan } : {}) })
      expect(page?.items.length).toBeLessThanOrEqual(10)
      seen.push(...(page?.items.map((item) => item.id) ?? []))
      olderThan = page?.olderThan ?? null
    }
    const sorted = await db().article.findMany({
      orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
      select: { id: true },
    })
    expect(seen).toEqual(sorted.map((row) => row.id))
  })

  it('keeps its place when an article is published between two pages', async () => {
    const { id } = await aCity()
    await manyArticles(6, id)
    const first = await listPublished({ limit: 3 })
    await aFederationReport()
    const second = await listPublished({ limit: 3, olderThan: first?.olderThan ?? '' })
    expect(second?.items.map((item) => item.title)).toEqual(['第3篇', '第2篇', '第1篇'])
  })

  it('has one city only when asked for one, and knows no city that there is not', async () => {
    const here = await aCity()
    const there = await aCity('daliang', '大良')
    await manyArticles(2, here.id)
    await manyArticles(3, there.id)
    expect((await listPublished({ citySlug: 'daliang' }))?.items).toHaveLength(3)
    expect(await listPublished({ citySlug: 'atlantis' })).toBeNull()
  })

  it.each([
    '',
    'x',
    '1',
    '-',
    '9e9-1',
    "1-1'; DROP TABLE article",
    '99999999999999999-1',
    '1-99999999999',
    '-99999999999999-1',
    '999999999999999-1',
  ])('gives no page for the key %j that no page gave out', async (olderThan) =>
    expect(await listPublished({ olderThan })).toBeNull(),
  )
})

describe('readPublished', () => {
  it('never returns a draft', async () => {
    const { id } = await aDraft()
    expect(await readPublished(id)).toBeNull()
    expect(await readPublished(id + 1)).toBeNull()
  })

  it('knows the article before and after it in its city', async () => {
    const [one, two, three] = [
      await aFederationReport(),
      await aFederationReport(),
      await aFederationReport(),
    ]
    await aDraft()
    expect(await readPublished(two.id)).toMatchObject({
      article: { previous: { id: one.id }, next: { id: three.id } },
    })
    expect(await readPublished(one.id)).toMatchObject({ article: { previous: null } })
    expect(await readPublished(three.id)).toMatchObject({ article: { next: null } })
  })
})

describe('visitShareLink', () => {
  it('counts a visit on its own channel, and none for a robot', async () => {
    const { id } = await aFederationReport()
    const link = await db().shareLink.findFirstOrThrow({ where: { articleId: id, channel: 'weibo' } })
    expect(await visitShareLink(link.code, { robot: false })).toEqual({ kind: 'redirect', articleId: id })
    await visitShareLink(link.code, { robot: true })
    const counts = await db().shareLink.findMany({ where: { articleId: id, visits: { gt: 0 } } })
    expect(counts).toMatchObject([{ channel: 'weibo', visits: 1 }])
  })

  it.each(['', 'nothere2', '../admin', 'O0O0O0O0', 'a'.repeat(500)])('knows no link %j', async (code) => {
    expect(await visitShareLink(code, { robot: false })).toBeNull()
  })
})
