import { describe, expect, it } from 'vitest'
import { systemActor } from '#lib/actors/actor.ts'
import { amend } from '#lib/articles/amend.ts'
import { draft } from '#lib/articles/create-draft.ts'
import { moveDraft } from '#lib/articles/delete-draft.ts'
import { discardCopy } from '#lib/articles/discard-working-copy.ts'
import { publish } from '#lib/articles/publish.ts'
import { publishCopy } from '#lib/articles/publish-working-copy.ts'
import { restore } from '#lib/articles/restore.ts'
import { save } from '#lib/articles/save-draft.ts'
import { saveCopy } from '#lib/articles/save-working-copy.ts'
import { contentSchema } from '#lib/articles/schema.ts'
import { takeDown } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { aChiefEditor, aDraft, aFederationReport, anEditor, aReportsContent } from '../../support/cast.ts'

const clock = systemActor('时钟')
const removal = { reason: 'copyright', note: '权利人来函' } as const
const content = async (changes = {}) => contentSchema.parse(await aReportsContent(changes))

describe('the cores of the verbs', () => {
  it('take an article through its whole life in one transaction, in the name of a part of the system', async () => {
    const ended = await transaction(async (tx) => wholeLife(tx))
    const article = await db().article.findUniqueOrThrow({ where: { id: ended.id } })
    expect(article).toMatchObject({ status: 'published', version: ended.version, editorId: null })
    const trail = await db().auditEntry.findMany({ orderBy: { id: 'asc' } })
    expect(trail.map(({ event }) => event)).toEqual([
      'article_drafted',
      'article_deleted',
      'article_undeleted',
      'article_saved',
      'article_published',
      'article_amended',
      'article_taken_down',
      'article_restored',
    ])
    expect(new Set(trail.map(({ actor, editorId }) => `${actor} ${editorId}`))).toEqual(
      new Set(['时钟 null']),
    )
    expect(await db().takedown.findMany()).toMatchObject([
      {
        actor: '时钟',
        editorId: null,
        restoredByName: '时钟',
        restoredById: null,
        restoreNote: '来函已撤回',
      },
    ])
    expect(await db().correction.findMany()).toMatchObject([{ actor: '时钟', editorId: null }])
    expect(await db().revision.findMany({ where: { live: true } })).toMatchObject([
      { title: '改过的标题', savedByName: '时钟', savedById: null },
    ])
  })

  it('leave nothing of any of them when the last one is refused', async () => {
    const [report, other] = [await aFederationReport(), await aDraft()]
    const before = await db().auditEntry.count()
    const both = transaction(async (tx) => {
      await takeDown(tx, clock, report, removal)
      await publish(tx, clock, { ...other, version: other.version + 1 })
    })
    await expect(both).rejects.toMatchObject({ code: 'conflict' })
    expect(await db().auditEntry.count()).toBe(before)
    expect(await db().article.findUniqueOrThrow({ where: { id: report.id } })).toMatchObject({
      status: 'published',
      version: report.version,
    })
  })

  it('leave the responsible editor as he was where the system acts', async () => {
    const report = await aFederationReport()
    const editor = await anEditor()
    await transaction(async (tx) =>
      amend(tx, clock, report, { content: await content({ title: '改过的标题' }), note: '更正了标题。' }),
    )
    expect(await db().article.findUniqueOrThrow({ where: { id: report.id } })).toMatchObject({
      editorId: editor.id,
    })
  })

  it('publish a working copy when its time has come, or give it up, without an editor at hand', async () => {
    const report = await aFederationReport()
    const [first, second] = [await content({ title: '定时的标题' }), await content({ title: '不要了' })]
    const amended = await transaction(async (tx) => {
      const seen = { ...report, copyVersion: 0 }
      const copy = await saveCopy(tx, clock, seen, { content: first, note: '更正了标题。' })
      const published = await publishCopy(tx, clock, copy)
      const next = await saveCopy(tx, clock, { ...published, copyVersion: 0 }, { content: second, note: '' })
      return discardCopy(tx, clock, next)
    })
    expect(await db().article.findUniqueOrThrow({ where: { id: report.id } })).toMatchObject({
      title: '定时的标题',
      version: amended.version,
    })
    expect(await db().workingCopy.count()).toBe(0)
  })

  it('ask for no permission: their gates do', async () => {
    const report = await aFederationReport()
    // The newcomer may not take down by himself; a verb that he may call can have it done.
    const down = await transaction(async (tx) => takeDown(tx, await anEditor(), report, removal))
    expect(down).toEqual({ id: report.id, version: report.version + 1, status: 410 })
    expect(await db().takedown.findMany()).toMatchObject([{ actor: '黄编辑' }])
    await transaction(async (tx) => restore(tx, await aChiefEditor(), down, { note: '误下架' }))
  })
})

async function wholeLife(tx: Tx) {
  let seen = await draft(tx, clock, { origin: 'repost', ...(await content()) })
  seen = await moveDraft(tx, clock, seen, 'delete')
  seen = await moveDraft(tx, clock, seen, 'undelete')
  seen = await save(tx, clock, seen, await content({ title: '第二稿' }))
  seen = await publish(tx, clock, seen)
  seen = await amend(tx, clock, seen, {
    content: await content({ title: '改过的标题' }),
    note: '更正了标题。',
  })
  seen = await takeDown(tx, clock, seen, removal)
  return restore(tx, clock, seen, { note: '来函已撤回' })
}
