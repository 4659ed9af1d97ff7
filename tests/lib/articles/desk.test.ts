import { describe, expect, it } from 'vitest'
import { articleForDesk, listForDesk, revisionForDesk } from '#lib/articles/desk.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import {
  aChiefEditor,
  aCity,
  aDraft,
  aFederationReport,
  anEditor,
  aVisitingStudent,
} from '../../support/cast.ts'

describe('the desk’s reads', () => {
  it('refuse whoever has no permission', async () => {
    const { id } = await aDraft()
    const student = await aVisitingStudent()
    for (const read of [
      () => listForDesk(student),
      () => articleForDesk(student, id),
      () => revisionForDesk(student, id, 1),
    ])
      await expect(read()).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('page by key: every article once, last changed first', async () => {
    const made = []
    for (let n = 0; n < 7; n += 1) made.push((await aDraft({ title: `第${n}篇` })).id)
    const editor = await anEditor()
    const seen: number[] = []
    for (let before: string | null | undefined; before !== null; ) {
      const page = await listForDesk(editor, { limit: 3, ...(before ? { before } : {}) })
      seen.push(...page.items.map(({ id }) => id))
      before = page.before
    }
    expect(seen).toEqual(made.toReversed())
  })

  it('narrow by state, city and title, whose signs mean themselves, and count what matches', async () => {
    const { id: cityId } = await aCity('daliang', '大良')
    await aDraft({ title: '100%的人' })
    await aDraft({ title: '100个人', cityId })
    await aFederationReport({ title: '一百_人' })
    const editor = await anEditor()
    const titles = async (filter: object) =>
      (await listForDesk(editor, filter)).items.map(({ title }) => title)
    expect(await titles({ q: '0%' })).toEqual(['100%的人'])
    expect(await titles({ q: '_' })).toEqual(['一百_人'])
    expect(await titles({ status: 'published' })).toEqual(['一百_人'])
    expect(await titles({ citySlug: 'daliang' })).toEqual(['100个人'])
    expect((await listForDesk(editor, { q: '100' })).counts).toEqual({
      draft: 2,
      published: 0,
      taken_down: 0,
    })
  })

  it('show the take-down that is open, and none that has ended', async () => {
    const chief = await aChiefEditor()
    const down = await takeDownArticle(chief, {
      ...(await aFederationReport()),
      reason: 'legal_order',
      note: '来函',
    })
    expect((await listForDesk(chief)).items).toMatchObject([{ takedownStatus: 451 }])
    await restoreArticle(chief, { ...down, note: '查实' })
    expect((await listForDesk(chief)).items).toMatchObject([{ takedownStatus: null }])
    expect(await articleForDesk(chief, down.id)).toMatchObject({ takedown: null })
  })
})
