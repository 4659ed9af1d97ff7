import { describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { discardWorkingCopy } from '#lib/articles/discard-working-copy.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { saveWorkingCopy } from '#lib/articles/save-working-copy.ts'
import { db } from '#lib/db/client.ts'
import { aChiefEditor, aDraft, aFederationReport, anEditor, aReportsContent } from '../../support/cast.ts'
import { aPictureRow } from '../../support/media-cast.ts'

const cardOf = async (id: number) =>
  (await db().article.findUniqueOrThrow({ where: { id }, select: { cardMediaId: true } })).cardMediaId

const usesOf = async (articleId: number) =>
  (
    await db().articleMedia.findMany({
      where: { articleId },
      orderBy: [{ place: 'asc' }, { mediaId: 'asc' }],
    })
  ).map(({ place, mediaId }) => [place, mediaId])

async function aTextWithPicture(media: number, changes: Record<string, unknown> = {}) {
  const content = await aReportsContent(changes)
  const picture = {
    type: 'picture' as const,
    attrs: { media, alt: '旗帜', decorative: null, caption: '', credit: '' },
  }
  return { ...content, body: { ...content.body, content: [...content.body.content, picture] } }
}

describe('the lead picture of an article', () => {
  it('is stored with the draft, published with it, and stands for it in lists', async () => {
    const lead = await aPictureRow()
    const draft = await aDraft({ leadMediaId: lead })
    expect(await usesOf(draft.id)).toEqual([['draft', lead]])
    expect(await cardOf(draft.id)).toBeNull()
    await publishArticle(await anEditor(), draft)
    expect(await usesOf(draft.id)).toEqual([['live', lead]])
    expect(await cardOf(draft.id)).toBe(lead)
    expect(await db().revision.findFirst({ where: { articleId: draft.id, live: true } })).toMatchObject({
      leadMediaId: lead,
    })
  })

  it('is the first picture of the text where none is chosen', async () => {
    const [one, two] = [await aPictureRow({ name: '一.jpg' }), await aPictureRow({ name: '二.jpg' })]
    const report = await aFederationReport(await aTextWithPicture(one))
    expect(await cardOf(report.id)).toBe(one)
    const chosen = { ...(await aTextWithPicture(one)), leadMediaId: two, note: '' }
    const amended = await amendArticle(await aChiefEditor(), { ...report, ...chosen })
    expect(await cardOf(report.id)).toBe(two)
    expect(await usesOf(report.id)).toEqual([
      ['live', one],
      ['live', two],
    ])
    // An empty choice, as a form sends it, is none. It is no change of words: readers need no note on it.
    await amendArticle(await aChiefEditor(), { ...amended, ...chosen, leadMediaId: '' })
    expect(await cardOf(report.id)).toBe(one)
  })

  it('waits in a working copy without readers seeing it, and goes with it', async () => {
    const lead = await aPictureRow()
    const report = await aFederationReport()
    const content = await aReportsContent({ leadMediaId: lead })
    const copy = await saveWorkingCopy(await anEditor(), { ...report, ...content, note: '' })
    expect(await usesOf(report.id)).toEqual([['copy', lead]])
    expect(await cardOf(report.id)).toBeNull()
    await discardWorkingCopy(await anEditor(), copy)
    expect(await usesOf(report.id)).toEqual([])
  })

  it('must be a picture of the library', async () => {
    const film = await aPictureRow({ kind: 'video', name: '授旗.mp4' })
    const deleted = await aPictureRow({ deletedAt: new Date(), name: '旧.jpg' })
    const draft = await aDraft()
    for (const leadMediaId of [film, deleted, 987_654])
      await expect(
        saveDraft(await anEditor(), { ...draft, ...(await aReportsContent({ leadMediaId })) }),
      ).rejects.toMatchObject({ code: 'invalid-input', fields: { leadMediaId: '请选择媒体库里的图片' } })
  })
})
