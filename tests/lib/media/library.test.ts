import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Editor } from '#lib/actors/editor.ts'
import { autosave } from '#lib/articles/autosave/autosave.ts'
import { ownAutosave } from '#lib/articles/autosave/own-autosave.ts'
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

describe('what an editor has typed keeps its picture', () => {
  const showing = (media: number) => ({
    ...{ type: 'doc', content: [{ type: 'picture', attrs: { media } }] },
  })
  const typed = async (articleId: number, content: object) => {
    const sent = {
      ...{ act: 'save', editorId: editor.id, tab: randomUUID(), key: randomUUID(), articleId, version: 1 },
      ...{ copyVersion: 0, edit: 1, seq: 0, origin: 'repost', note: '', givesWay: true },
    }
    const stored = await ownAutosave(editor, articleId)
    return autosave(editor, { ...sent, seq: stored?.seq ?? 0, content }, 'Windows 上的 Chrome')
  }
  const refused = {
    code: 'wrong-state',
    message: '有 1 份还没有提交的文字或自动保存的版本用到它，不能删除。',
  }

  it('in a text that is not submitted, and in one that gave way to it', async () => {
    const [inBody, lead] = [await aPictureRow(), await aPictureRow({ name: '题图.jpg' })]
    const { id } = await aDraft()
    await typed(id, { body: showing(inBody), leadMediaId: `${lead}` })
    for (const media of [inBody, lead])
      await expect(deleteMedia(chief, { id: media, version: 1 })).rejects.toMatchObject({
        ...refused,
        details: { articles: [id] },
      })
    await typed(id, { body: { type: 'doc', content: [{ type: 'paragraph' }] } })
    expect(await db().keptText.count()).toBe(1)
    await expect(deleteMedia(chief, { id: inBody, version: 1 })).rejects.toMatchObject(refused)
    expect((await listMedia(editor, { unused: true })).items).toEqual([])
    expect(await mediaForDesk(editor, inBody)).toMatchObject({
      held: refused.message,
      uses: [{ id, places: ['unsubmitted'] }],
    })
    await db().keptText.deleteMany()
    await deleteMedia(chief, { id: inBody, version: 1 })
  })

  it('in what a preview shows, and in an import that waits for a decision', async () => {
    const [previewed, waiting] = [await aPictureRow(), await aPictureRow({ name: '二.jpg' })]
    const { id: articleId } = await aDraft()
    const text = { body: showing(previewed), leadMediaId: null }
    await db().previewText.create({ data: { id: randomUUID(), editorId: editor.id, articleId, text } })
    const { id: cityId } = await db().city.findFirstOrThrow()
    await db().importRun.create({
      data: {
        ...{ kind: 'csv', name: 'a.csv', input: {}, cityId, origin: 'repost', actor: '黄编辑' },
        items: {
          create: {
            ...{ key: '1', position: 1, outcome: 'undecided' },
            content: { content: { body: showing(waiting) } },
          },
        },
      },
    })
    for (const id of [previewed, waiting])
      await expect(deleteMedia(chief, { id, version: 1 })).rejects.toMatchObject(refused)
    // What cannot be deleted is not offered for it.
    expect((await listMedia(editor, { unused: true })).items).toEqual([])
  })

  it('whatever else stands where a number should', async () => {
    const { id } = await aDraft()
    const attrs = [{ media: 1e20 }, { media: '7; DROP' }, { media: null }, { media: { media: [1.5] } }]
    const content = attrs.map((attrs) => ({ type: 'picture', attrs }))
    expect(await typed(id, { body: { type: 'doc', content } })).toHaveProperty('saved')
  })

  it('when it is stored at the moment of a deletion, which waits for it', async () => {
    const id = await aPictureRow()
    const { id: articleId } = await aDraft()
    await typed(articleId, { body: showing(0) })
    let deletion: Promise<unknown> = Promise.resolve()
    await transaction(async (tx) => {
      const content = JSON.stringify({ body: showing(id) })
      await tx.$executeRaw`UPDATE autosave SET content = ${content}::jsonb WHERE article_id = ${articleId}`
      deletion = deleteMedia(chief, { id, version: 1 }).catch((error: unknown) => error)
      await vi.waitFor(async () => {
        const waiting = await db().$queryRaw`SELECT FROM pg_locks WHERE NOT granted`
        expect(waiting).not.toEqual([])
      })
    })
    expect(await deletion).toMatchObject(refused)
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
