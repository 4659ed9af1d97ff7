import { describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { readPublished } from '#lib/articles/published.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { takeDownExpired } from '#lib/articles/take-down-expired.ts'
import { db } from '#lib/db/client.ts'
import { shanghaiMinute } from '#lib/time.ts'
import { aChiefEditor, aDraft, aFederationReport, aReportsContent } from '../../support/cast.ts'
import { purgedTags } from '../../support/purged-tags.ts'

const minute = (fromNow: number) => shanghaiMinute(new Date(Date.now() + fromNow * 60_000))
const expiring = (fromNow: number) => aFederationReport({ expiresOn: minute(fromNow) })

describe('an article that expires', () => {
  it('is taken down from its minute on, once, with a purge of every cache, and says why', async () => {
    const { id } = await expiring(-1)
    const later = await expiring(2)
    const heard = await purgedTags(async () => expect(await takeDownExpired()).toBe(1))
    expect(heard.flat()).toEqual(expect.arrayContaining([`article:${id}`, 'articles', 'front']))
    expect(await takeDownExpired()).toBe(0)
    expect(await readPublished(id)).toMatchObject({
      tombstone: { status: 410, publicWording: '因登载期限届满，本文已下架。' },
    })
    expect(await readPublished(later.id)).toMatchObject({ kind: 'article' })
    expect(await db().takedown.findMany()).toMatchObject([
      { articleId: id, reason: 'expired', actor: '到期下架', editorId: null },
    ])
  })

  it('stays once somebody has restored it, until it gets another minute', async () => {
    const seen = await expiring(-1)
    await takeDownExpired()
    const chief = await aChiefEditor()
    const back = await restoreArticle(chief, { id: seen.id, version: seen.version + 1, note: '续登' })
    expect(await takeDownExpired()).toBe(0)
    const content = await aReportsContent({ expiresOn: minute(-2) })
    await amendArticle(chief, { ...back, ...content, note: '' })
    expect(await takeDownExpired()).toBe(1)
  })

  it('gives its minute in a form that can be read, and no editor takes it down for that reason by hand', async () => {
    await expect(aDraft({ expiresOn: '下周' })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { expiresOn: '到期时间要写成 2026-12-31 18:00 这样' },
    })
    const by = { ...(await expiring(5)), reason: 'expired', note: '到期' }
    await expect(takeDownArticle(await aChiefEditor(), by)).rejects.toMatchObject({
      fields: { reason: '请选择下架原因' },
    })
  })
})
