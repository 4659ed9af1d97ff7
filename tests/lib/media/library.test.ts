import { beforeEach, describe, expect, it } from 'vitest'
import type { Editor } from '#lib/actors/editor.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { deleteMedia } from '#lib/media/delete-media.ts'
import { describeMedia } from '#lib/media/describe-media.ts'
import { listMedia } from '#lib/media/library.ts'
import { mediaForDesk } from '#lib/media/media-detail.ts'
import { recordUses } from '#lib/media/record-uses.ts'
import { retryMedia } from '#lib/media/retry-media.ts'
import { aChiefEditor, aDraft, anEditor, aVisitingStudent } from '../../support/cast.ts'
import { aPictureRow } from '../../support/media-cast.ts'
import { race } from '../../support/verb-laws.ts'

let editor: Editor
let chief: Editor
beforeEach(async () => {
  ;[editor, chief] = [await anEditor(), await aChiefEditor()]
})

const nothingChanged = async () => {}
const words = {
  ...{ alt: '志愿者接过旗帜', decorative: false, caption: '授旗仪式', credit: '黄编辑 摄' },
  ...{ licence: '', source: '', focalX: 20, focalY: 80 },
}
const entries = (event: string) => db().auditEntry.findMany({ where: { event } })
const use = async (mediaId: number) => {
  const { id } = await aDraft()
  await transaction((tx) => recordUses(tx, id, 'draft', [mediaId]))
  return id
}

describe('what is said of a medium', () => {
  it('is changed, recorded with what is different, and seen by the next one', async () => {
    const id = await aPictureRow()
    const told: number[] = []
    const { version } = await describeMedia(editor, { id, version: 1, ...words }, async (_, id) => {
      told.push(id)
    })
    expect({ version, told }).toEqual({ version: 2, told: [id] })
    expect(await mediaForDesk(editor, id)).toMatchObject({
      caption: '授旗仪式',
      focal: { x: 20, y: 80 },
      version: 2,
    })
    expect(await entries('media_described')).toMatchObject([
      { subjectId: `${id}`, details: { caption: '授旗仪式', credit: '黄编辑 摄', focalX: 20, focalY: 80 } },
    ])
  })

  it('is refused to who has not seen the newest, with the name of who changed it', async () => {
    const id = await aPictureRow()
    const change = (who: Editor) => describeMedia(who, { id, version: 1, ...words }, nothingChanged)
    await change(chief)
    await expect(change(editor)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('梁主编'),
      details: { version: 2 },
    })
    expect(
      await race(
        ...[1, 2].map(() => () => describeMedia(editor, { id, version: 2, ...words }, nothingChanged)),
      ),
    ).toEqual({
      won: 1,
      refused: ['conflict'],
    })
  })

  it('has no words for a picture that says nothing', async () => {
    const id = await aPictureRow()
    await describeMedia(editor, { id, version: 1, ...words, decorative: true }, nothingChanged)
    expect(await mediaForDesk(editor, id)).toMatchObject({ alt: '', decorative: true })
  })

  it.each([{ focalX: 101 }, { alt: 'a'.repeat(301) }, { id: 0 }, { caption: null }, { decorative: 'yes' }])(
    'is refused as %o, and to who may not',
    async (wrong) => {
      const input = { id: await aPictureRow(), version: 1, ...words, ...wrong }
      await expect(describeMedia(editor, input, nothingChanged)).rejects.toMatchObject({
        code: 'invalid-input',
      })
      const student = await aVisitingStudent()
      await expect(describeMedia(student, input, nothingChanged)).rejects.toMatchObject({ code: 'forbidden' })
    },
  )
})

describe('a medium is deleted', () => {
  it('by who brought it in, or a chief, while no article uses it', async () => {
    const [own, another] = [await aPictureRow({ editorId: editor.id, name: 'a.jpg' }), await aPictureRow()]
    await deleteMedia(editor, { id: own, version: 1 })
    await expect(deleteMedia(editor, { id: another, version: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await deleteMedia(chief, { id: another, version: 1 })
    expect((await listMedia(editor)).items).toEqual([])
    expect(await entries('media_deleted')).toHaveLength(2)
    // No row names the files any more: the file store is swept of them.
    expect(await db().mediaFile.count()).toBe(0)
    await expect(deleteMedia(chief, { id: own, version: 2 })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('not while an article uses it, which is named', async () => {
    const id = await aPictureRow()
    const articleId = await use(id)
    await expect(deleteMedia(chief, { id, version: 1 })).rejects.toMatchObject({
      code: 'wrong-state',
      message: '有 1 篇文章用到它，不能删除。',
      details: { articles: [articleId] },
    })
    expect(await mediaForDesk(editor, id)).toMatchObject({
      useCount: 1,
      uses: [{ id: articleId, status: 'draft', places: ['draft'] }],
    })
  })

  it('or taken up by a text, of both at once only one', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const id = await aPictureRow({ name: `${turn}.jpg` })
      const { id: articleId } = await aDraft({ title: `第 ${turn} 篇` })
      const takeUp = () => transaction((tx) => recordUses(tx, articleId, 'draft', [id]))
      const { won } = await race(takeUp, () => deleteMedia(chief, { id, version: 1 }))
      expect(won).toBe(1)
      const { deletedAt } = await db().media.findUniqueOrThrow({ where: { id } })
      expect(await db().articleMedia.count({ where: { mediaId: id } })).toBe(deletedAt ? 0 : 1)
    }
  })
})

describe('the library', () => {
  it('is read page by page, newest first, by words, kind, use and owner', async () => {
    const [first, second, third] = [
      await aPictureRow({ name: '一.jpg', caption: '授旗 100%' }),
      await aPictureRow({ name: '二.pdf', kind: 'document', editorId: editor.id }),
      await aPictureRow({ name: '三.jpg', credit: '何记者' }),
    ]
    await use(third)
    const ids = async (filter: object) => (await listMedia(editor, filter)).items.map(({ id }) => id)
    expect(await ids({})).toEqual([third, second, first])
    const page = await listMedia(editor, { limit: 2 })
    expect(page.before).toBe(second)
    expect(await ids({ limit: 2, before: second })).toEqual([first])
    expect(await ids({ q: '授旗 100%' })).toEqual([first])
    expect(await ids({ q: '何记者' })).toEqual([third])
    expect(await ids({ q: '%' })).toEqual([first])
    expect(await ids({ kinds: ['document'] })).toEqual([second])
    expect(await ids({ unused: true })).toEqual([second, first])
    expect(await ids({ mine: true })).toEqual([second])
    await expect(listMedia(await aVisitingStudent())).rejects.toMatchObject({ code: 'forbidden' })
  })
})

it('a picture that was not fetched is fetched once more by its editor’s wish', async () => {
  const id = await aPictureRow({ state: 'failed', failure: 'unreachable', files: {} })
  expect(await mediaForDesk(editor, id)).toMatchObject({ failureSentence: '连不上图片所在的网站。' })
  await retryMedia(editor, { id, version: 1 })
  expect(await mediaForDesk(editor, id)).toMatchObject({ state: 'fetching', failureSentence: null })
  expect(await db().$queryRaw`SELECT data FROM pgboss.job`).toEqual([{ data: { mediaId: id } }])
  await expect(retryMedia(editor, { id, version: 2 })).rejects.toMatchObject({ code: 'wrong-state' })
})
