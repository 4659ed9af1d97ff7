import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { seed } from '#lib/imports/seed.ts'
import { countRows, grown } from './count-rows.ts'

describe('the seed', () => {
  it('gives an empty database its city, its first article and 811 views', async () => {
    expect(await seed()).toMatchObject({ created: true, status: 'published', policy: 'first' })
    expect(await db().city.findMany()).toMatchObject([{ slug: 'lecong', name: '乐从' }])
    const article = await db().article.findFirstOrThrow({ include: { viewCounter: true } })
    expect(article).toMatchObject({
      title: '顺德乐从探索志愿服务高质量发展新模式',
      viewCounter: { total: 811n },
    })
  })

  it('changes nothing the second time', async () => {
    const first = await seed()
    const before = await countRows()
    expect(await seed()).toEqual({ ...first, created: false, policy: 'same' })
    expect(grown(before, await countRows())).toEqual({})
  })

  it('lets two instances start at once', async () => {
    const both = await Promise.all([seed(), seed()])
    expect(both.map((one) => one.created).sort()).toEqual([false, true])
    expect(await countRows()).toMatchObject({ article: 1, city: 1, policy: 1 })
  })

  it('keeps a name that the newsroom gave the city', async () => {
    await db().city.create({ data: { slug: 'lecong', name: '乐从镇' } })
    expect(await seed()).toMatchObject({ created: true })
    expect(await db().city.findMany()).toMatchObject([{ name: '乐从镇' }])
  })
})
