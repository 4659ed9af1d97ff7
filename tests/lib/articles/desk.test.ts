import { describe, expect, it } from 'vitest'
import { articleForDesk, revisionForDesk } from '#lib/articles/desk.ts'
import { listForDesk } from '#lib/articles/desk-list.ts'
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

  it('page by key, down and up again: every article once, last changed first', async () => {
    const made = []
    for (let n = 0; n < 7; n += 1) made.push((await aDraft({ title: `第${n}篇` })).id)
    const editor = await anEditor()
    const pages: number[][] = []
    let page = await listForDesk(editor, { limit: 3 })
    const ids = () => page.items.map(({ id }) => id)
    for (pages.push(ids()); page.before !== null; pages.push(ids()))
      page = await listForDesk(editor, { limit: 3, before: page.before })
    expect(pages.flat()).toEqual(made.toReversed())
    expect(pages.map((one) => one.length)).toEqual([3, 3, 1])
    page = await listForDesk(editor, { limit: 3, after: page.after ?? '' })
    expect(ids()).toEqual(pages[1])
    page = await listForDesk(editor, { limit: 3, after: page.after ?? '' })
    expect([ids(), page.after]).toEqual([pages[0], null])
  })

  it('give the whole first page when what was above has moved to the top', async () => {
    for (let n = 0; n < 5; n += 1) await aDraft({ title: `第${n}篇` })
    const editor = await anEditor()
    const { items, before } = await listForDesk(editor, { limit: 2 })
    const next = await listForDesk(editor, { limit: 2, before: before ?? '' })
    const newer = await aDraft({ title: '刚写的' })
    const back = await listForDesk(editor, { limit: 2, after: next.after ?? '' })
    expect(back.items.map(({ id }) => id)).toEqual([items[0]?.id, items[1]?.id])
    expect((await listForDesk(editor, { limit: 2, after: back.after ?? '' })).items[0]?.id).toBe(newer.id)
  })

  it('narrow by state, city and words, whose signs mean nothing, and count what matches', async () => {
    const { id: cityId } = await aCity('daliang', '大良')
    await aDraft({ title: '100%的人' })
    await aDraft({ title: '100个人', cityId })
    await aFederationReport({ title: '一百_人' })
    const editor = await anEditor()
    const titles = async (filter: object) =>
      (await listForDesk(editor, filter)).items.map(({ title }) => title)
    expect(await titles({ q: '百_人' })).toEqual(['一百_人'])
    expect(await titles({ q: '100%的' })).toEqual(['100%的人'])
    for (const q of ['%', '_', '\\', '10_']) expect(await titles({ q }), q).toEqual([])
    expect(await titles({ status: 'published' })).toEqual(['一百_人'])
    expect(await titles({ citySlug: 'daliang' })).toEqual(['100个人'])
    expect(await titles({ citySlug: 'nowhere' })).toEqual([])
    expect((await listForDesk(editor, { q: '100' })).counts).toEqual({
      draft: { number: 2, orMore: false },
      published: { number: 0, orMore: false },
      in_review: { number: 0, orMore: false },
      approved: { number: 0, orMore: false },
      scheduled: { number: 0, orMore: false },
      suspended: { number: 0, orMore: false },
      taken_down: { number: 0, orMore: false },
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
