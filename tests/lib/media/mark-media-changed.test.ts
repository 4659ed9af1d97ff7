import { describe, expect, it } from 'vitest'
import { readPublished } from '#lib/articles/published.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { markMediaChanged } from '#lib/media/mark-media-changed.ts'
import { aFederationReport } from '../../support/cast.ts'
import { listPublished } from '../../support/list-published.ts'
import { aPictureRow } from '../../support/media-cast.ts'
import { purgedTags } from '../../support/purged-tags.ts'

describe('a medium that changes', () => {
  it('makes the pages that show it as new as itself, and purges them', async () => {
    const id = await aPictureRow()
    const report = await aFederationReport({ leadMediaId: id })
    const look = async () => {
      const found = await readPublished(report.id)
      if (found?.kind !== 'article') throw new Error('the report is not published')
      return [found.article, await listPublished()] as const
    }
    const [before, listBefore] = await look()
    expect(before.picture).toMatchObject({ id, alt: '志愿者接过旗帜' })
    expect(listBefore?.items[0]?.picture).toMatchObject({ id })
    await db().media.update({ where: { id }, data: { alt: '旗帜' } })
    expect(await purgedTags(() => transaction((tx) => markMediaChanged(tx, id)))).toEqual([[`media:${id}`]])
    const [after, listAfter] = await look()
    expect(after.picture?.alt).toBe('旗帜')
    expect(after.pageChangedAt.getTime()).toBeGreaterThan(before.pageChangedAt.getTime())
    expect(listAfter?.changedAt.getTime()).toBeGreaterThan(listBefore?.changedAt.getTime() ?? 0)
  })
})
