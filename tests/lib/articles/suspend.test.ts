import { describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { readPublished } from '#lib/articles/published.ts'
import { removedLately } from '#lib/articles/removed-lately.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { saveWorkingCopy } from '#lib/articles/save-working-copy.ts'
import { suspend } from '#lib/articles/suspend.ts'
import { SUSPENDED_WORDING } from '#lib/articles/take-down-reasons.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { findNearDuplicates } from '#lib/near-duplicates/find-near-duplicates.ts'
import { visitShareLink } from '#lib/share/visit.ts'
import { deadLinks } from '#lib/syndication/dead-links.ts'
import { sitemapFiles } from '#lib/syndication/sitemap-files.ts'
import { aCase, aSuspendedReport, caseWhy, restoreIt, suspendIt } from '../../support/case-removals.ts'
import { aChiefEditor, aFederationReport, aReportsContent } from '../../support/cast.ts'
import { listPublished } from '../../support/list-published.ts'
import { obeysTheVerbLaws, race } from '../../support/verb-laws.ts'

describe('suspend', () => {
  obeysTheVerbLaws({
    move: 'suspend',
    call: async (editor, seen) => {
      await aCase()
      return transaction((tx) => suspend(tx, editor, seen, caseWhy))
    },
    event: 'article_suspended',
    isCore: true,
  })

  it('leaves a tombstone that says that a notice is checked, and not of which right', async () => {
    const { id } = await aSuspendedReport()
    expect(await readPublished(id)).toEqual({
      kind: 'tombstone',
      tombstone: {
        ...{ id, isSuspended: true, status: 410, publicWording: SUSPENDED_WORDING },
        takenDownAt: expect.any(Date),
      },
    })
    expect(await db().takedown.findMany()).toMatchObject([
      { articleId: id, caseId: 118, isSuspension: true, reason: 'copyright', restoredAt: null },
    ])
  })

  it('is a removal to lists, short links, dead links, sitemaps and those who keep copies', async () => {
    const [suspended, other] = [await aFederationReport(), await aFederationReport({ title: '另一篇' })]
    const { code } = await db().shareLink.findFirstOrThrow({ where: { articleId: suspended.id } })
    const [before] = await sitemapFiles()
    await suspendIt(suspended)
    expect((await listPublished())?.items.map(({ id }) => id)).toEqual([other.id])
    expect(await visitShareLink(code, { robot: false })).toMatchObject({ kind: 'tombstone' })
    expect(await deadLinks('https://news.example.cn')).toBe(
      `https://news.example.cn/articles/${suspended.id}\n`,
    )
    expect((await removedLately()).ids).toEqual([suspended.id])
    const [after] = await sitemapFiles()
    expect(after?.changedAt.getTime()).toBeGreaterThan(before?.changedAt.getTime() ?? Number.NaN)
  })

  it('keeps the working copy, the views and the address for the restore', async () => {
    const seen = await aFederationReport()
    const content = await aReportsContent({ title: '准备中的新标题' })
    await saveWorkingCopy(await aChiefEditor(), { ...seen, ...content, copyVersion: 0, note: '更正标题' })
    await db().viewCounter.create({ data: { articleId: seen.id, total: 811 } })
    const suspended = await suspendIt(seen)
    expect(await db().workingCopy.findMany()).toMatchObject([{ articleId: seen.id, note: '更正标题' }])
    await restoreIt(suspended)
    expect(await readPublished(seen.id)).toMatchObject({ kind: 'article', article: { views: 811 } })
    expect(await db().workingCopy.findMany()).toMatchObject([{ articleId: seen.id, note: '更正标题' }])
    expect(await db().takedown.findMany()).toMatchObject([
      { restoreNote: '反通知成立', restoredByName: '梁主编' },
    ])
  })

  it('is told to whoever writes nearly the same, with its case', async () => {
    const long =
      '乐从镇志愿者联合会在服务阵地举行授旗仪式，八个党建结对单位现场签约，近四十人参与了活动。'.repeat(8)
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: long }] }] }
    const { id } = await aSuspendedReport({ body })
    expect(await findNearDuplicates(long)).toMatchObject([
      { articleId: id, status: 'suspended', caseId: 118 },
    ])
  })

  it('ends in its case alone: the desk’s own button does not restore it', async () => {
    const suspended = await aSuspendedReport()
    const pressed = restoreArticle(await aChiefEditor(), { ...suspended, note: '恢复' })
    await expect(pressed).rejects.toMatchObject({
      code: 'wrong-state',
      message: '这篇文章是在案件 C-0118 中撤下的，要恢复请到该案件里办理。',
      details: { caseId: 118 },
    })
  })

  it('and an amendment at the same moment: one of them is done, the other hears of it', async () => {
    const seen = await aFederationReport()
    const chief = await aChiefEditor()
    const content = await aReportsContent({ title: '改过的标题' })
    const { won, refused } = await race(
      () => suspendIt(seen),
      () => amendArticle(chief, { ...seen, ...content, note: '更正标题' }),
    )
    expect(won).toBe(1)
    expect(['wrong-state', 'conflict']).toContain(refused[0])
  })

  it('is never by an order, nor without a case: the database refuses both', async () => {
    const { id: articleId } = await aFederationReport()
    const removal = { articleId, note: '来函', actor: '梁主编', isSuspension: true }
    const order = { ...removal, reason: 'legal_order', caseId: await aCase() } as const
    await expect(db().takedown.create({ data: order })).rejects.toThrow('takedown_order_never_suspends')
    const noCase = { ...removal, reason: 'copyright' } as const
    await expect(db().takedown.create({ data: noCase })).rejects.toThrow('takedown_suspension_has_case')
  })
})
