import { describe, expect, it } from 'vitest'
import { addColumn } from '#lib/columns/add-column.ts'
import { columnIdBySlug } from '#lib/columns/find-column.ts'
import { db } from '#lib/db/client.ts'
import { aCity, aSystem } from '../../support/cast.ts'

const news = { slug: 'news', name: '新闻' }

describe('addColumn', () => {
  it('adds a column of all cities, or of one', async () => {
    const [lecong, daliang] = [await aCity(), await aCity('daliang', '大良')]
    const shared = await addColumn(aSystem, news)
    expect(shared).toEqual({ id: expect.any(Number), ...news, cityId: null })
    const own = await addColumn(aSystem, { slug: 'towns', name: '村居', city: 'lecong' })
    expect(own.cityId).toBe(lecong.id)
    expect(await columnIdBySlug(daliang.id, 'news')).toBe(shared.id)
    expect(await columnIdBySlug(lecong.id, 'towns')).toBe(own.id)
    await expect(columnIdBySlug(daliang.id, 'towns')).rejects.toMatchObject({
      code: 'not-found',
      message: '没有栏目“towns”。现有：news(新闻)。',
    })
  })

  it('refuses a slug that is taken and a city that there is not', async () => {
    await addColumn(aSystem, news)
    await expect(addColumn(aSystem, news)).rejects.toMatchObject({ code: 'duplicate' })
    await expect(addColumn(aSystem, { ...news, city: 'foshan' })).rejects.toMatchObject({ code: 'not-found' })
    expect(await db().column.count()).toBe(1)
  })
})
