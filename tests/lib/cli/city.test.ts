import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { aCity } from '../../support/cast.ts'
import { call, callJson } from './call.ts'

describe('cities and columns', () => {
  it('are added once, and listed', async () => {
    const city = ['city', 'create', '--slug', 'lecong', '--name', '乐从']
    expect(await callJson(city)).toMatchObject({ exitCode: 0, printed: { slug: 'lecong', name: '乐从' } })
    expect(await callJson(city)).toMatchObject({ exitCode: 1, printed: { error: { code: 'duplicate' } } })
    expect(await call(['column', 'create', '--slug', 'news', '--name', '新闻'])).toMatchObject({
      exitCode: 0,
    })
    const own = ['column', 'create', '--slug', 'towns', '--name', '村居', '--city']
    expect(await call([...own, 'lecong'])).toMatchObject({ exitCode: 0 })
    expect(await call([...own, 'foshan'])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('lecong'),
    })
    expect(await call(['city', 'list'])).toMatchObject({ exitCode: 0, stdout: 'lecong  乐从  新闻、村居\n' })
  })

  it('change every page, since each names every city', async () => {
    const before = new Date(Date.now() - 60_000)
    await db().city.create({ data: { slug: 'daliang', name: '大良', changedAt: before } })
    await call(['city', 'create', '--slug', 'lecong', '--name', '乐从'])
    const cities = await db().city.findMany({ where: { changedAt: { gt: before } } })
    expect(cities.map(({ slug }) => slug).sort()).toEqual(['daliang', 'lecong'])
  })

  it('have names of which no two look alike', async () => {
    await aCity('lecong', '乐从')
    const same = ['city', 'create', '--slug', 'other', '--name', '\u2060乐\u202e从\u200b']
    expect(await callJson(same)).toMatchObject({ exitCode: 1, printed: { error: { code: 'duplicate' } } })
  })

  it('have names fit for an address', async () => {
    for (const slug of ['乐从', '../x'])
      expect(await call(['city', 'create', `--slug=${slug}`, '--name', '乐从'])).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining('--slug：'),
      })
    expect(await db().city.count()).toBe(0)
  })
})
