import { describe, expect, it } from 'vitest'
import { addCity } from '#lib/cities/add-city.ts'
import { cityIdBySlug } from '#lib/cities/find-city.ts'
import { db } from '#lib/db/client.ts'
import { aCity, aSystem } from '../../support/cast.ts'
import { purgedTags } from '../../support/purged-tags.ts'
import { race } from '../../support/verb-laws.ts'

const lecong = { slug: 'lecong', name: '乐从' }

describe('addCity', () => {
  it('returns the city, and purges every page and the address that was empty', async () => {
    let added: unknown
    const tags = await purgedTags(async () => (added = await addCity(aSystem, lecong)))
    expect(added).toEqual({ id: await cityIdBySlug('lecong'), ...lecong })
    expect(tags).toEqual([['site', 'city:lecong']])
  })

  it('counts every city as changed, since every page names them all', async () => {
    const before = new Date(Date.now() - 60_000)
    await db().city.create({ data: { slug: 'daliang', name: '大良', changedAt: before } })
    await addCity(aSystem, lecong)
    expect(await db().city.count({ where: { changedAt: { gt: before } } })).toBe(2)
  })

  it('refuses a slug or a name that is taken, and announces nothing', async () => {
    await aCity()
    for (const taken of [
      { ...lecong, name: '大良' },
      { ...lecong, slug: 'daliang' },
    ]) {
      const tags = await purgedTags(() =>
        expect(addCity(aSystem, taken)).rejects.toMatchObject({ code: 'duplicate' }),
      )
      expect(tags).toEqual([])
    }
    expect(await db().city.count()).toBe(1)
  })

  it('lets one of two at once succeed', async () => {
    const both = await race(
      () => addCity(aSystem, lecong),
      () => addCity(aSystem, lecong),
    )
    expect(both).toEqual({ won: 1, refused: ['duplicate'] })
  })

  it.each([
    ['slug', { slug: '乐从' }],
    ['slug', { slug: '-x' }],
    ['slug', { slug: 'x'.repeat(41) }],
    ['name', { name: '\u200b' }],
    ['name', { name: '名'.repeat(21) }],
  ])('names the field %s of a wrong input', async (field, wrong) => {
    await expect(addCity(aSystem, { ...lecong, ...wrong })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { [field]: expect.any(String) },
    })
    expect(await db().city.count()).toBe(0)
  })
})
