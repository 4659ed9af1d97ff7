import { describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { readPublished } from '#lib/articles/published.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { db } from '#lib/db/client.ts'
import { visitShareLink } from '#lib/share/visit.ts'
import {
  aChiefEditor,
  aDraft,
  aFederationReport,
  anAdmin,
  anEditor,
  aReportsContent,
} from '../../support/cast.ts'
import { listPublished } from '../../support/list-published.ts'
import { obeysTheVerbLaws, race } from '../../support/verb-laws.ts'

const why = { reason: 'copyright', note: '权利人来函，要求删除' }

describe('takeDownArticle', () => {
  obeysTheVerbLaws({
    move: 'take-down',
    call: (editor, seen) => takeDownArticle(editor, { ...seen, ...why }),
    event: 'article_taken_down',
  })

  it('leaves a tombstone that says what may be said, and nothing of the text', async () => {
    const seen = await aFederationReport()
    await takeDownArticle(await aChiefEditor(), { ...seen, ...why })
    const read = await readPublished(seen.id)
    expect(read).toEqual({
      kind: 'tombstone',
      tombstone: {
        id: seen.id,
        isSuspended: false,
        status: 410,
        publicWording: takeDownReasons.copyright.publicWording,
        takenDownAt: expect.any(Date),
      },
    })
  })

  it('answers a legal order with 451', async () => {
    const seen = await aFederationReport()
    const done = await takeDownArticle(await anAdmin(), { ...seen, reason: 'legal_order', note: '依法' })
    expect(done.status).toBe(451)
    expect(await readPublished(seen.id)).toMatchObject({ tombstone: { status: 451 } })
  })

  it('removes the article from lists, from its neighbours and from its short links', async () => {
    const [older, seen, newer] = [
      await aFederationReport(),
      await aFederationReport(),
      await aFederationReport(),
    ]
    const link = await db().shareLink.findFirstOrThrow({ where: { articleId: seen.id } })
    await takeDownArticle(await aChiefEditor(), { ...seen, ...why })
    expect((await listPublished())?.items.map(({ id }) => id)).toEqual([newer.id, older.id])
    expect((await listPublished({ citySlug: 'lecong' }))?.items.map(({ id }) => id)).toEqual([
      newer.id,
      older.id,
    ])
    expect(await readPublished(older.id)).toMatchObject({ article: { next: { id: newer.id } } })
    expect(await readPublished(newer.id)).toMatchObject({ article: { previous: { id: older.id } } })
    expect(await visitShareLink(link.code, { robot: false })).toMatchObject({ kind: 'tombstone' })
  })

  it('is the chief’s to do: an editor may not', async () => {
    const seen = await aFederationReport()
    await expect(takeDownArticle(await anEditor(), { ...seen, ...why })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it.each([
    ['reason', { ...why, reason: 'because' }],
    ['note', { ...why, note: '  ' }],
    ['note', { ...why, note: '长'.repeat(1_001) }],
  ])('refuses a wrong %s by name', async (field, wrong) => {
    const seen = await aFederationReport()
    await expect(takeDownArticle(await aChiefEditor(), { ...seen, ...wrong })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { [field]: expect.any(String) },
    })
  })

  it('and an amendment at the same moment: one of them is done, the other hears of it', async () => {
    const seen = await aFederationReport()
    const chief = await aChiefEditor()
    const content = await aReportsContent({ title: '改过的标题' })
    const { won, refused } = await race(
      () => takeDownArticle(chief, { ...seen, ...why }),
      () => amendArticle(chief, { ...seen, ...content, note: '更正标题' }),
    )
    expect(won).toBe(1)
    expect(['wrong-state', 'conflict']).toContain(refused[0])
    expect(await db().revision.count({ where: { articleId: seen.id, live: true } })).toBeLessThanOrEqual(1)
  })

  it('never overtakes the publisher: a take-down at the moment of publishing finds a draft or the published text', async () => {
    const seen = await aDraft()
    const chief = await aChiefEditor()
    const { refused } = await race(
      () => publishArticle(chief, seen),
      () => takeDownArticle(chief, { ...seen, version: seen.version + 1, ...why }),
    )
    const { status } = await db().article.findUniqueOrThrow({ where: { id: seen.id } })
    // Published between the claim and the look at what stood in its way, it is a conflict.
    const refusals = status === 'taken_down' ? [[]] : [['wrong-state'], ['conflict']]
    expect(refusals).toContainEqual(refused)
    expect(await db().revision.count({ where: { articleId: seen.id, live: true } })).toBe(
      status === 'published' ? 1 : 0,
    )
  })

  it('happens once when two chiefs press at the same moment', async () => {
    const seen = await aFederationReport()
    const [one, other] = [await aChiefEditor(), await anAdmin()]
    const { won, refused } = await race(
      () => takeDownArticle(one, { ...seen, ...why }),
      () => takeDownArticle(other, { ...seen, ...why }),
    )
    expect({ won, refused }).toEqual({ won: 1, refused: ['wrong-state'] })
    expect(await db().takedown.count()).toBe(1)
  })
})
